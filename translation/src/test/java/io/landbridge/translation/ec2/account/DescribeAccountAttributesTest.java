// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.account;

import static io.landbridge.translation.cloudstack.NativeCommand.LIST_NETWORKS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_RESOURCE_LIMITS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VPCS;
import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.ec2.model.DescribeAccountAttributesRequest;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.TestBackend;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DescribeAccountAttributesTest {
  private final ScriptedCloudStack cloud =
      new ScriptedCloudStack()
          .answers(LIST_RESOURCE_LIMITS, "listResourceLimits-user")
          .answers(LIST_NETWORKS, "listNetworks");

  private Map<String, String> describe(DescribeAccountAttributesRequest request) {
    return new DescribeAccountAttributes(TestBackend.over(cloud))
        .handle(Calls.byAlice(), request).accountAttributes().stream()
            .collect(
                Collectors.toMap(
                    attribute -> attribute.attributeName().orElseThrow(),
                    attribute ->
                        attribute.attributeValues().getFirst().attributeValue().orElseThrow()));
  }

  @Test
  void tellsTheDefaultVpcAndTheLimits() {
    cloud.answersJson(LIST_VPCS, "{}");

    assertThat(describe(DescribeAccountAttributesRequest.builder().build()))
        .containsEntry("supported-platforms", "VPC")
        .containsEntry("default-vpc", "vpc-df369a8a467e46b4a")
        .containsEntry("max-instances", "20")
        .containsEntry("max-elastic-ips", "20")
        .hasSize(6);
  }

  @Test
  void saysAMillionWhereThereIsNoLimit() {
    ScriptedCloudStack unlimited =
        new ScriptedCloudStack()
            .answersJson(
                LIST_RESOURCE_LIMITS,
                """
                {"resourcelimit":[{"resourcetype":"0","resourcetypename":"user_vm","max":-1}]}
                """)
            .answersJson(LIST_NETWORKS, "{}")
            .answersJson(LIST_VPCS, "{}");

    var attributes =
        new DescribeAccountAttributes(TestBackend.over(unlimited))
            .handle(Calls.byAlice(), DescribeAccountAttributesRequest.builder().build())
            .accountAttributes();

    assertThat(attributes)
        .anySatisfy(attribute -> {
          assertThat(attribute.attributeName()).contains("max-instances");
          assertThat(attribute.attributeValues().getFirst().attributeValue()).contains("1000000");
        })
        .anySatisfy(attribute ->
            assertThat(attribute.attributeValues().getFirst().attributeValue()).contains("none"));
  }

  @Test
  void tellsOnlyWhatIsAskedFor() {
    cloud.answersJson(LIST_VPCS, "{}");

    assertThat(
            describe(
                DescribeAccountAttributesRequest.builder()
                    .attributeNames(List.of("max-instances"))
                    .build()))
        .containsOnlyKeys("max-instances");
  }
}
