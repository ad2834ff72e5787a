// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsError;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NativeErrorsTest {
  private final List<String> shapes = new ArrayList<>();
  private final NativeErrors errors = new NativeErrors((error, shape) -> shapes.add(shape));

  /**
   * An error that a real management server answered.
   *
   * @param command {@code -} for commands that the gateway does not send yet
   * @param expected the EC2 code it becomes; with {@code ?} where only its code decides
   */
  record Recorded(
      String name,
      String command,
      int code,
      OptionalInt detail,
      boolean inJob,
      String expected,
      String text) {

    static Recorded parse(String line) {
      String[] fields = line.split("\t", -1);
      return new Recorded(
          fields[0],
          fields[1],
          Integer.parseInt(fields[2]),
          fields[3].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(fields[3])),
          fields[4].equals("job"),
          fields[5],
          fields[6]);
    }

    NativeError toError() {
      NativeCommand sent =
          NativeCommand.findByWireName(command).orElse(NativeCommand.LIST_CAPABILITIES);
      return new NativeError(sent, code, detail, text, inJob);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Recorded> recordedErrors() {
    try (InputStream in = NativeErrorsTest.class.getResourceAsStream("native-errors.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines().map(Recorded::parse).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordedErrors")
  void answersEachRecordedErrorAsTheTableSays(Recorded recorded) {
    AwsError answer = errors.apply(recorded.toError());

    assertThat(answer.code() + (shapes.isEmpty() ? "" : "?")).isEqualTo(recorded.expected());
    if (answer.httpStatus() >= 500) {
      assertThat(recorded.text()).doesNotContain(answer.message());
    }
    assertThat(answer.message()).doesNotContain("\"uuid\"");
  }

  /** Sentences of releases or situations that no recording has. */
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "attachVolume|431|All device Ids are used by vm i-3-5-VM|AttachmentLimitExceeded",
        "attachVolume|431|deviceId 1 is used by vm i-3-5-VM|InvalidParameterValue",
        "attachVolume|431|already attached to a VM|VolumeInUse",
        "createVolume|535|Maximum number of resources of type 'volume' for account name=a in"
            + " domain id=1 has been exceeded.|VolumeLimitExceeded",
        "deployVirtualMachine|535|Maximum amount of resources of Type = 'cpu' for Account Name = a"
            + " is exceeded: x|VcpuLimitExceeded",
        "deployVirtualMachine|535|no words|InstanceLimitExceeded",
        "deployVirtualMachine|530|Unable to create a deployment for VM|InsufficientInstanceCapacity",
        "deployVirtualMachine|533|no words|InsufficientInstanceCapacity",
        "createVolume|533|no storage pool|InsufficientVolumeCapacity",
        "listPublicIpAddresses|533|no words|InsufficientAddressCapacity",
        "deployVirtualMachine|431|Template is not been completely downloaded|InvalidAMIID.Unavailable",
        "deployVirtualMachine|531|Unable to use template 7|InvalidAMIID.NotFound",
        "startVirtualMachine|534|host gone|Unavailable",
        "startVirtualMachine|503||Unavailable",
        "startVirtualMachine|429||RequestLimitExceeded",
        "startVirtualMachine|401|The given command 'x' either does not exist|UnauthorizedOperation",
        "startVirtualMachine|511||AuthFailure",
        "startVirtualMachine|405||InvalidRequest",
        "startVirtualMachine|430|bad|MalformedQueryString",
        "deleteSecurityGroup|536|in use|DependencyViolation",
        "listZones|531|Caller does not have permission to operate with provided resource."
            + "|UnauthorizedOperation",
        "listZones|-1|refused|Unavailable",
        "listZones|-2|slow|Unavailable",
        "listZones|-3|garbage|InternalError",
        "listZones|-4|many|RequestLimitExceeded",
        "listZones|599|new|InternalError",
      })
  void answersOtherSentences(String command, int code, @Nullable String text, String expected) {
    assertThat(errors.apply(error(command, code, OptionalInt.empty(), text)).code())
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "cserrorcode {0}")
  @CsvSource({
    "4280, VolumeLimitExceeded",
    "4300, IncorrectState",
    "4325, InsufficientVolumeCapacity",
    "4350, InvalidParameterValue",
    "4360, Resource.AlreadyAssociated",
    "4365, UnauthorizedOperation",
    "4375, DependencyViolation",
    "4385, Unavailable",
    "4390, UnsupportedOperation",
    "4545, RequestLimitExceeded",
    "9999, InternalError",
  })
  void readsTheDetailOfAnInternalError(int detail, String expected) {
    assertThat(errors.apply(error("createVolume", 530, OptionalInt.of(detail), "something")).code())
        .isEqualTo(expected);
  }

  @Test
  void namesAnUnknownResourceByItsEc2Id() {
    AwsError answer =
        errors.apply(
            error(
                "stopVirtualMachine",
                431,
                OptionalInt.empty(),
                "Unable to execute API command stopvirtualmachine due to invalid value. Invalid"
                    + " parameter id value=41dee60a-e21a-4818-bfcb-aaa615bc7b7b due to incorrect"
                    + " long value format, or entity does not exist or due to incorrect parameter"
                    + " annotation for the field in api cmd class."));

    assertThat(answer)
        .isEqualTo(
            new AwsError(
                "InvalidInstanceID.NotFound",
                400,
                "The instance ID 'i-41dee60ae21a4818b' does not exist"));
  }

  @Test
  void quotesTheNativeSentenceWithoutTheInsideOfItsObjects() {
    AwsError answer =
        errors.apply(
            error(
                "createSnapshot",
                431,
                OptionalInt.of(4350),
                "Volume: Volume {\"id\":34,\"name\":\"va\",\"uuid\":\""
                    + "ac2bae80-40bd-466f-b143-0447fafed5ad\"} is not in Ready state but"
                    + " Allocated."));

    assertThat(answer.message())
        .endsWith(
            "(Volume: Volume ac2bae80-40bd-466f-b143-0447fafed5ad is not in Ready state but"
                + " Allocated.)");
  }

  @Test
  void hidesTheNativeSentenceOfAServerError() {
    AwsError answer =
        errors.apply(
            error("detachVolume", 530, OptionalInt.empty(), "Cannot invoke Long.longValue()"));

    assertThat(answer.httpStatus()).isEqualTo(500);
    assertThat(answer.message()).doesNotContain("Long");
  }

  @Test
  void tellsOfAnErrorThatOnlyItsCodeDecidedByTheShapeOfItsText() {
    assertThat(
            errors
                .apply(error("createVolume", 431, OptionalInt.empty(), "Odd 'x' of 17 {\"a\":1}"))
                .code())
        .isEqualTo("InvalidParameterValue");

    assertThat(shapes).containsExactly("Odd '*' of # {}");
  }

  private static NativeError error(
      String command, int code, OptionalInt detail, @Nullable String text) {
    return new NativeError(
        NativeCommand.findByWireName(command).orElseThrow(),
        code,
        detail,
        Objects.requireNonNullElse(text, ""),
        false);
  }
}
