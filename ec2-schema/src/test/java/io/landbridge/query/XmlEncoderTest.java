// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsError;
import io.landbridge.ec2.Ec2Operations;
import io.landbridge.ec2.model.CreateTagsRequest;
import io.landbridge.ec2.model.DescribeInstancesResult;
import io.landbridge.ec2.model.DescribeRegionsResult;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceState;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.Region;
import io.landbridge.ec2.model.Reservation;
import io.landbridge.ec2.model.Tag;
import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Shape;
import io.landbridge.sts.StsOperations;
import io.landbridge.sts.model.GetCallerIdentityResponse;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class XmlEncoderTest {
  private final XmlEncoder ec2 = new XmlEncoder(Ec2Operations.API);
  private final XmlEncoder sts = new XmlEncoder(StsOperations.API);

  private static String text(byte[] document) {
    return new String(document, StandardCharsets.UTF_8);
  }

  @Test
  void writesAResultOfEc2() {
    Instance instance =
        Instance.builder()
            .instanceId("i-1")
            .amiLaunchIndex(0)
            .state(InstanceState.builder().code(16).name(InstanceStateName.RUNNING).build())
            .launchTime(Instant.parse("2026-11-21T08:09:10Z"))
            .ebsOptimized(false)
            .blockDeviceMappings(List.of())
            .tags(List.of(Tag.builder().key("Name").value("a<b>&\"c\"").build()))
            .build();
    DescribeInstancesResult result =
        DescribeInstancesResult.builder()
            .reservations(
                List.of(
                    Reservation.builder()
                        .reservationId("r-1")
                        .instances(List.of(instance))
                        .build()))
            .nextToken("")
            .build();

    GoldenDocument.named("describe-instances-one-instance")
        .assertSame(ec2.encode(Ec2Operations.DESCRIBE_INSTANCES, result, "id"));
  }

  @Test
  void writesTheListsOfAResultEvenIfNobodySetThem() {
    GoldenDocument.named("describe-regions-nothing-set")
        .assertSame(
            ec2.encode(
                Ec2Operations.DESCRIBE_REGIONS, DescribeRegionsResult.builder().build(), "id"));
    GoldenDocument.named("describe-flow-logs-empty-set")
        .assertSame(
            ec2.encode(
                Ec2Operations.DESCRIBE_FLOW_LOGS,
                EmptySet.of(Ec2Operations.DESCRIBE_FLOW_LOGS),
                "id"));
  }

  @Test
  void acknowledgesWhatHasNoResult() {
    Operation<CreateTagsRequest, Acknowledged> operation = Ec2Operations.CREATE_TAGS;

    GoldenDocument.named("create-tags-acknowledged")
        .assertSame(ec2.encode(operation, Acknowledged.INSTANCE, "id"));
  }

  @Test
  void writesAResultOfSts() {
    GetCallerIdentityResponse result =
        GetCallerIdentityResponse.builder().account("123456789012").userId("u").arn("a").build();

    GoldenDocument.named("get-caller-identity")
        .assertSame(sts.encode(StsOperations.GET_CALLER_IDENTITY, result, "id"));
  }

  @Test
  void writesErrorsOfBothProtocols() {
    AwsError error = new AwsError("InvalidVpcID.NotFound", 400, "No <vpc>").with("Vpc", "v");

    GoldenDocument.named("ec2-error-with-a-member-of-its-own")
        .assertSame(ec2.encodeError(error, "id"));
    GoldenDocument.named("sts-error-of-the-service")
        .assertSame(sts.encodeError(new AwsError("InternalFailure", 500, "m"), "id"));
    GoldenDocument.named("sts-error-of-the-client")
        .assertSame(sts.encodeError(new AwsError("ValidationError", 400, "m"), "id"));
  }

  @ParameterizedTest
  @CsvSource({
    "1969-12-31T23:59:59.999999Z,1969-12-31T23:59:59.999Z",
    "0001-01-01T00:00:00Z,0001-01-01T00:00:00.000Z",
    "+10000-01-01T00:00:00Z,+10000-01-01T00:00:00Z",
  })
  void writesTimesInMilliseconds(String instant, String written) {
    Instance instance = Instance.builder().launchTime(Instant.parse(instant)).build();
    Reservation result = Reservation.builder().instances(List.of(instance)).build();

    assertThat(text(ec2.encode(Ec2Operations.RUN_INSTANCES, result, "id")))
        .contains("<launchTime>" + written + "</launchTime>");
  }

  @ParameterizedTest
  @CsvSource({"0", "7", "10", "99", "100", "2147483647", "-1", "-2147483648"})
  void writesWholeNumbers(int number) {
    Instance instance = Instance.builder().amiLaunchIndex(number).build();
    Reservation result = Reservation.builder().instances(List.of(instance)).build();

    assertThat(text(ec2.encode(Ec2Operations.RUN_INSTANCES, result, "id")))
        .contains("<amiLaunchIndex>" + number + "</amiLaunchIndex>");
  }

  @Test
  void writesTheSameWhetherShapesKeepTheirXmlOrNot() {
    List<Instance> plain = IntStream.range(0, 2000).mapToObj(XmlEncoderTest::instance).toList();
    List<Instance> keeping =
        IntStream.range(0, 2000).mapToObj(XmlEncoderTest::instance).map(Shape::keepingXml).toList();

    byte[] expected = encodeInstances(plain);

    assertThat(encodeInstances(keeping)).isEqualTo(expected);
    assertThat(encodeInstances(keeping)).isEqualTo(expected);
    // Each keeps its own, wherever in an answer it was written first.
    assertThat(encodeInstances(keeping.reversed())).isEqualTo(encodeInstances(plain.reversed()));
    assertThat(keeping).isEqualTo(plain);
  }

  private byte[] encodeInstances(List<Instance> instances) {
    return ec2.encode(
        Ec2Operations.RUN_INSTANCES, Reservation.builder().instances(instances).build(), "id");
  }

  private static Instance instance(int index) {
    return Instance.builder()
        .instanceId("i-" + index)
        .amiLaunchIndex(index)
        .launchTime(Instant.EPOCH.plusSeconds(index / 3))
        .usageOperationUpdateTime(Instant.EPOCH.plusSeconds(index / 3))
        .tags(List.of(Tag.builder().key("Name").value("\u00e4".repeat(index % 300)).build()))
        .build();
  }

  @Test
  void writesALongTextOfLettersThatAreNotAscii() {
    String name = "\u00e4<".repeat(1_000_000);
    Region region = Region.builder().regionName(name).build();
    var result = DescribeRegionsResult.builder().regions(List.of(region)).build();

    // With memory for each letter in proportion to the letters after it, this would not end.
    assertThat(text(ec2.encode(Ec2Operations.DESCRIBE_REGIONS, result, "id")))
        .contains("<regionName>" + name.replace("<", "&lt;") + "</regionName>");
  }

  @Test
  void writesEveryCharacterSoThatAParserReadsItBack() throws Exception {
    StringBuilder all = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int c = 0; c <= 0x1_0FFF; c++) {
      boolean illegal =
          (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
              || (c >= 0xD800 && c < 0xE000)
              || c == 0xFFFE
              || c == 0xFFFF;
      // A letter after each keeps halves of surrogate pairs apart.
      all.appendCodePoint(c).append('x');
      expected.appendCodePoint(illegal ? 0xFFFD : c).append('x');
    }
    Region region = Region.builder().regionName(all.toString()).build();
    var result = DescribeRegionsResult.builder().regions(List.of(region)).build();

    String document = text(ec2.encode(Ec2Operations.DESCRIBE_REGIONS, result, "id"));

    var parsed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(document)));
    assertThat(parsed.getElementsByTagName("regionName").item(0).getTextContent())
        .isEqualTo(expected.toString());
  }
}
