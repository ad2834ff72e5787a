// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a form holds, it is a request or refused with a typed error; nothing else is thrown. */
final class QueryDecoderFuzzTest {
  private static final List<String> REQUESTS =
      List.of(
          "Action=RunInstances&Version=2016-11-15&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=2"
              + "&InstanceType=t2.micro&BlockDeviceMapping.1.DeviceName=%2Fdev%2Fsdf"
              + "&BlockDeviceMapping.1.Ebs.VolumeSize=8&BlockDeviceMapping.1.Ebs.DeleteOnTermination=true"
              + "&TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=a"
              + "&TagSpecification.1.Tag.1.Value=b&UserData=IyEvYmluL3No&SecurityGroupId.1=sg-1",
          "Action=DescribeInstances&Version=2016-11-15&Filter.1.Name=tag%3AName&Filter.1.Value.1=x"
              + "&InstanceId.1=i-1&MaxResults=5&NextToken=t&DryRun=false",
          "Action=AuthorizeSecurityGroupIngress&Version=2016-11-15&GroupId=sg-1"
              + "&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=22&IpPermissions.1.ToPort=22"
              + "&IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0%2F0",
          "Action=CreateVolume&Version=2014-10-01&AvailabilityZone=us-east-1a&Size=1&Iops=100");

  private static final List<String> PIECES =
      List.of(
          "%",
          "%0",
          "%zz",
          "%ff",
          "%00",
          "%c3%28",
          "%f0%9f%92%a9",
          "+",
          "&",
          "&&",
          "=",
          "==",
          ".",
          "..",
          ".1",
          ".0",
          ".-1",
          ".01",
          ".10001",
          ".2147483648",
          ".99999999999999999999",
          ".member.1",
          "Action=",
          "Version=",
          "Version=1999-01-01",
          "X-Amz-Date=",
          "Signature=",
          "true",
          "maybe",
          "1e9",
          "-1",
          "9223372036854775808",
          "1.5",
          "NaN",
          "é",
          "\0",
          "\n",
          ";");

  @FuzzTest(maxDuration = "60s")
  void decodesOrRefuses(byte[] form) {
    assertThatCode(() -> QueryDecoderTarget.run(form)).doesNotThrowAnyException();
  }

  @Property(tries = 20_000)
  void decodesOrRefusesWhatIsAlmostRight(@ForAll("forms") byte[] form) {
    assertThatCode(() -> QueryDecoderTarget.run(form)).doesNotThrowAnyException();
  }

  @Property(tries = 2_000)
  void decodesOrRefusesAnything(@ForAll byte[] form) {
    assertThatCode(() -> QueryDecoderTarget.run(form)).doesNotThrowAnyException();
  }

  @Example
  void startsFromRequestsThatAreRight() {
    assertThat(REQUESTS).allMatch(form -> QueryDecoderTarget.run(bytes(form)));
  }

  @Example
  void isBounded() {
    assertThat(QueryDecoderTarget.run(bytes("Action=RunInstances" + "&a=b".repeat(100_000))))
        .isFalse();
    assertThat(QueryDecoderTarget.run(bytes("Action=RunInstances&" + "a.".repeat(100_000) + "=b")))
        .isFalse();
    assertThat(QueryDecoderTarget.run(bytes("Action=" + "x".repeat(2_000_000)))).isFalse();
  }

  @Provide
  Arbitrary<byte[]> forms() {
    return Arbitraries.lazy(() -> Mutations.of(REQUESTS, PIECES));
  }

  private static byte[] bytes(String form) {
    return form.getBytes(StandardCharsets.UTF_8);
  }
}
