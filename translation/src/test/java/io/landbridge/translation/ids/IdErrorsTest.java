// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdErrorsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          INSTANCE            | InvalidInstanceID.NotFound  | The instance ID 'x' does not exist
          IMAGE               | InvalidAMIID.NotFound       | The image id '[x]' does not exist
          VOLUME              | InvalidVolume.NotFound      | The volume 'x' does not exist.
          SNAPSHOT            | InvalidSnapshot.NotFound    | The snapshot 'x' does not exist.
          SECURITY_GROUP      | InvalidGroup.NotFound       | The security group 'x' does not exist
          VPC                 | InvalidVpcID.NotFound       | The vpc ID 'x' does not exist
          SUBNET              | InvalidSubnetID.NotFound    | The subnet ID 'x' does not exist
          ELASTIC_IP          | InvalidAllocationID.NotFound| The allocation ID 'x' does not exist
          """)
  void saysWhatDoesNotExist(ResourceKind kind, String code, String message) {
    assertThat(IdErrors.notFound(kind, "x").error()).isEqualTo(new AwsError(code, 400, message));
  }

  @Test
  void namesAllThatDoNotExist() {
    assertThat(IdErrors.notFound(ResourceKind.INSTANCE, List.of("i-a", "i-b")).error().message())
        .isEqualTo("The instance IDs 'i-a, i-b' do not exist");
    assertThat(IdErrors.notFound(ResourceKind.IMAGE, List.of("ami-a", "ami-b")).error().message())
        .isEqualTo("The image ids '[ami-a, ami-b]' do not exist");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "INSTANCE, InvalidInstanceID.Malformed, i-...",
    "VOLUME, InvalidVolumeID.Malformed, vol-...",
    "SNAPSHOT, InvalidSnapshotID.Malformed, snap-...",
    "SECURITY_GROUP, InvalidGroupId.Malformed, sg-...",
    "NETWORK_INTERFACE, InvalidNetworkInterfaceId.Malformed, eni-..."
  })
  void saysWhatAnIdLooksLike(ResourceKind kind, String code, String expected) {
    assertThat(IdErrors.malformed(kind, "abc").error())
        .isEqualTo(new AwsError(code, 400, "Invalid id: \"abc\" (expecting \"" + expected + "\")"));
  }

  @Test
  void namesTheFirstIdThatIsMalformed() {
    List<String> ids = List.of("i-a1b2c3d4e5f647899", "i-one", "i-two");

    assertThatThrownBy(() -> Ids.requireWellFormed(ResourceKind.INSTANCE, ids))
        .hasMessageContaining("\"i-one\"");
    assertThatCode(() -> Ids.requireWellFormed(ResourceKind.INSTANCE, ids.subList(0, 1)))
        .doesNotThrowAnyException();
  }

  @Test
  void answersNotFoundWhereAwsHasNoCodeForMalformedIds() {
    assertThat(IdErrors.malformed(ResourceKind.ELASTIC_IP, "abc").error().code())
        .isEqualTo("InvalidAllocationID.NotFound");
  }

  @Test
  void doesNotEchoAnEndlessText() {
    assertThat(IdErrors.malformed(ResourceKind.VOLUME, "x".repeat(100_000)).error().message())
        .hasSizeLessThan(200);
  }
}
