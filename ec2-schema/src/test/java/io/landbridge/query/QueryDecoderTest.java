// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Operations;
import io.landbridge.ec2.model.DescribeInstancesRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.ImportKeyPairRequest;
import io.landbridge.ec2.model.ResourceType;
import io.landbridge.ec2.model.RunInstancesRequest;
import io.landbridge.schema.Blob;
import io.landbridge.schema.Shape;
import io.landbridge.sts.StsOperations;
import io.landbridge.sts.model.PolicyDescriptorType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryDecoderTest {
  private static final String VERSION = "Version=2016-11-15&";
  private final QueryDecoder decoder = new QueryDecoder();

  private <I extends Shape> I decode(Operation<I, ?> operation, String form) {
    return decoder.decode(operation, parameters(form));
  }

  private static QueryParameters parameters(String form) {
    return QueryParameters.parse("", form.getBytes(StandardCharsets.UTF_8));
  }

  private AwsError refusal(Operation<?, ?> operation, String form) {
    return catchThrowableOfType(AwsException.class, () -> decode(operation, form)).error();
  }

  @Nested
  class Accepts {
    @Test
    void structuresListsAndScalars() {
      RunInstancesRequest request =
          decode(
              Ec2Operations.RUN_INSTANCES,
              "Action=RunInstances&"
                  + VERSION
                  + "ImageId=ami-1&MinCount=1&MaxCount=3&EbsOptimized=true&InstanceType=cs.small"
                  + "&SecurityGroupId.1=sg-a&SecurityGroupId.2=sg-b"
                  + "&BlockDeviceMapping.1.DeviceName=%2Fdev%2Fsda1"
                  + "&BlockDeviceMapping.1.Ebs.VolumeSize=8"
                  + "&TagSpecification.1.ResourceType=instance"
                  + "&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=a+b");

      assertThat(request.imageId()).contains("ami-1");
      assertThat(request.minCount()).isEqualTo(1);
      assertThat(request.maxCount()).isEqualTo(3);
      assertThat(request.ebsOptimized()).contains(true);
      assertThat(request.instanceType()).contains("cs.small");
      assertThat(request.securityGroupIds()).containsExactly("sg-a", "sg-b");
      assertThat(request.keyName()).isEmpty();
      var device = request.blockDeviceMappings().getFirst();
      assertThat(device.deviceName()).contains("/dev/sda1");
      assertThat(device.ebs().orElseThrow().volumeSize()).contains(8);
      var tags = request.tagSpecifications().getFirst();
      assertThat(tags.resourceType()).contains(ResourceType.INSTANCE);
      assertThat(tags.tags().getFirst().value()).contains("a b");
    }

    @Test
    void itemsInTheOrderOfTheirIndicesAndClosesGaps() {
      DescribeInstancesRequest request =
          decode(
              Ec2Operations.DESCRIBE_INSTANCES,
              VERSION + "InstanceId.10=i-c&InstanceId.2=i-b&InstanceId.1=i-a");

      assertThat(request.instanceIds()).containsExactly("i-a", "i-b", "i-c");
    }

    @Test
    void bytesInBase64() {
      ImportKeyPairRequest request =
          decode(
              Ec2Operations.IMPORT_KEY_PAIR,
              VERSION + "KeyName=k&PublicKeyMaterial=c3NoLXJzYQ%3D%3D");

      assertThat(request.publicKeyMaterial()).isEqualTo(Blob.ofUtf8("ssh-rsa"));
      assertThat(request.toString()).doesNotContain("ssh-rsa");
    }

    @Test
    void timesWithFractionAndOffset() {
      var request =
          decode(
              Ec2Operations.REPORT_INSTANCE_STATUS,
              VERSION
                  + "InstanceId.1=i-1&Status=ok&ReasonCode.1=other"
                  + "&StartTime=2020-02-29T10:00:00.25%2B02:00");

      assertThat(request.startTime()).contains(Instant.parse("2020-02-29T08:00:00.250Z"));
    }

    @Test
    void theParametersOfASignatureInTheQuery() {
      QueryParameters parameters =
          QueryParameters.parse(
              "X-Amz-Algorithm=AWS4-HMAC-SHA256&x-amz-date=20260101T000000Z&Signature=abc",
              (VERSION + "Filter.1.Name=key&Filter.1.Value.1=x").getBytes(StandardCharsets.UTF_8));

      assertThat(decoder.decode(Ec2Operations.DESCRIBE_INSTANCES, parameters).filters())
          .containsExactly(Filter.builder().name("key").values(List.of("x")).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2006-06-26", "2014-10-01", "2016-11-15"})
    void versionsThatEc2HasHad(String version) {
      var request = decode(Ec2Operations.DESCRIBE_INSTANCES, "Version=" + version);

      assertThat(request.instanceIds()).isEmpty();
    }

    @Test
    void theListsOfAwsQuery() {
      var request =
          decode(
              StsOperations.ASSUME_ROLE,
              "Version=2011-06-15&RoleArn=arn&RoleSessionName=s"
                  + "&PolicyArns.member.1.arn=one&PolicyArns.member.2.arn=two&Tags=");

      assertThat(request.policyArns())
          .containsExactly(
              PolicyDescriptorType.builder().arn("one").build(),
              PolicyDescriptorType.builder().arn("two").build());
      assertThat(request.tags()).isEmpty();
    }
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Foo=1",
          "Foo.1.Bar=1",
          "instanceId.1=i-1",
          "InstanceId=i-1",
          "InstanceId.1.Foo=i-1",
          "Filter.1.Foo=x",
          "Filter.1=x",
          "DryRun.Foo=true",
          "InstanceId..1=x",
          ".=x",
          "Action.X=1",
        })
    void parametersThatTheActionDoesNotHave(String parameter) {
      AwsError error = refusal(Ec2Operations.DESCRIBE_INSTANCES, VERSION + parameter);

      String name = parameter.substring(0, parameter.indexOf('='));
      assertThat(error)
          .isEqualTo(
              new AwsError(
                  "UnknownParameter", 400, "The parameter " + name + " is not recognized"));
    }

    @ParameterizedTest
    @CsvSource({
      "ImageId=ami-1&MinCount=1,MaxCount",
      "MinCount=1&MaxCount=1&ElasticInferenceAccelerator.1.Count=1,"
          + "ElasticInferenceAccelerator.1.Type",
    })
    void requestsWithoutWhatIsRequired(String form, String missing) {
      AwsError error = refusal(Ec2Operations.RUN_INSTANCES, VERSION + form);

      assertThat(error.code()).isEqualTo("MissingParameter");
      assertThat(error.message()).isEqualTo("The request must contain the parameter " + missing);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "MaxResults=ten",
          "MaxResults=",
          "MaxResults=2147483648",
          "MaxResults=%2B5",
          "MaxResults=1.0",
          "MaxResults=%D9%A1",
          "DryRun=yes",
          "DryRun=1",
          "InstanceId.0=i-1",
          "InstanceId.01=i-1",
          "InstanceId.x=i-1",
          "InstanceId.-1=i-1",
          "InstanceId.10001=i-1",
          "InstanceId.99999999999=i-1",
        })
    void valuesThatCannotBe(String parameter) {
      AwsError error = refusal(Ec2Operations.DESCRIBE_INSTANCES, VERSION + parameter);

      assertThat(error.code()).isEqualTo("InvalidParameterValue");
      assertThat(error.httpStatus()).isEqualTo(400);
      assertThat(error.message()).contains("parameter " + parameter.replaceAll("[.=].*", ""));
    }

    @Test
    void valuesOutsideAnEnumeration() {
      AwsError error =
          refusal(Ec2Operations.CREATE_VOLUME, VERSION + "AvailabilityZone=a&VolumeType=floppy");

      assertThat(error.message())
          .isEqualTo(
              "Value (floppy) for parameter VolumeType is invalid. It is not one of the values"
                  + " known.");
    }

    @Test
    void aParameterThatComesTwice() {
      AwsError error =
          refusal(Ec2Operations.DESCRIBE_INSTANCES, VERSION + "DryRun=true&DryRun=true");

      assertThat(error.code()).isEqualTo("MalformedQueryString");
    }

    @ParameterizedTest
    @CsvSource({
      "'',MissingParameter",
      "Version=2017-01-01,NoSuchVersion",
      "Version=2005-01-01,NoSuchVersion",
      "Version=latest,NoSuchVersion",
    })
    void versionsThatEc2NeverHad(String form, String code) {
      assertThat(refusal(Ec2Operations.DESCRIBE_INSTANCES, form).code()).isEqualTo(code);
    }

    @Test
    void inTheCodesOfAwsQuery() {
      AwsError missing = refusal(StsOperations.ASSUME_ROLE, "Version=2011-06-15&RoleArn=a");
      AwsError version = refusal(StsOperations.GET_CALLER_IDENTITY, "Version=2016-11-15");

      assertThat(missing.code()).isEqualTo("ValidationError");
      assertThat(version.code()).isEqualTo("NoSuchVersion");
    }

    @Test
    void namesDeeperThanAnyShape() {
      String deep = "A" + ".1".repeat(ParameterTree.MAX_DEPTH + 1);

      assertThat(refusal(Ec2Operations.DESCRIBE_INSTANCES, VERSION + deep + "=x").code())
          .isEqualTo("UnknownParameter");
    }

    @Test
    void withoutRepeatingLongValues() {
      String value = "9".repeat(100_000);

      AwsError error = refusal(Ec2Operations.DESCRIBE_INSTANCES, VERSION + "MaxResults=" + value);

      assertThat(error.message()).hasSizeLessThan(300);
    }
  }
}
