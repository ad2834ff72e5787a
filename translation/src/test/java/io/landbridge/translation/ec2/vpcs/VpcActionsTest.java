// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.vpcs;

import static io.landbridge.translation.cloudstack.NativeCommand.LIST_NETWORKS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VIRTUAL_MACHINES;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VPCS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_ZONES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.DescribeSubnetsRequest;
import io.landbridge.ec2.model.DescribeVpcAttributeRequest;
import io.landbridge.ec2.model.DescribeVpcsRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.Subnet;
import io.landbridge.ec2.model.Tenancy;
import io.landbridge.ec2.model.Vpc;
import io.landbridge.ec2.model.VpcAttributeName;
import io.landbridge.ec2.model.VpcState;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VpcActionsTest {
  private static final String NATIVE_VPC = "vpc-4cbf8724ffff420bb";
  private static final String SHARED = "df369a8a467e46b4a";

  private final Call call = Calls.byAlice();
  private final ScriptedCloudStack cloud =
      new ScriptedCloudStack()
          .answers(LIST_VPCS, "listVPCs-with-tier")
          .answers(LIST_NETWORKS, "listNetworks")
          .answers(LIST_ZONES, "listZones")
          .answers(LIST_VIRTUAL_MACHINES, "listVirtualMachines-running");
  private final Ec2Backend backend = TestBackend.over(cloud);

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(List.of(value)).build();
  }

  @Nested
  class Vpcs {
    private final DescribeVpcs action = new DescribeVpcs(backend);

    private List<Vpc> describe(DescribeVpcsRequest request) {
      action.validate(call, request);
      return action.handle(call, request).vpcs();
    }

    private Vpc describeOne(String id) {
      return describe(DescribeVpcsRequest.builder().vpcIds(List.of(id)).build()).getFirst();
    }

    @Test
    void areNativeVpcsAndNetworksOutsideOfThem() {
      assertThat(describe(DescribeVpcsRequest.builder().build()))
          .extracting(vpc -> vpc.cidrBlock().orElseThrow())
          .containsExactlyInAnyOrder("10.20.0.0/16", "10.1.1.0/24", "10.11.0.0/24", "10.60.1.0/24");
    }

    @Test
    void haveAllThatTerraformReads() {
      var _ = describe(DescribeVpcsRequest.builder().build());
      Vpc vpc = describeOne(NATIVE_VPC);

      assertThat(vpc.state()).contains(VpcState.AVAILABLE);
      assertThat(vpc.ownerId()).contains("111111111111");
      assertThat(vpc.instanceTenancy()).contains(Tenancy.DEFAULT);
      assertThat(vpc.isDefault()).contains(false);
      assertThat(vpc.dhcpOptionsId()).contains("default");
      assertThat(vpc.cidrBlockAssociationSet())
          .singleElement()
          .satisfies(block -> assertThat(block.cidrBlock()).contains("10.20.0.0/16"));
    }

    @Test
    void areFoundByFilter() {
      assertThat(
              describe(
                  DescribeVpcsRequest.builder()
                      .filters(List.of(filter("is-default", "true")))
                      .build()))
          .singleElement()
          .satisfies(vpc -> assertThat(vpc.vpcId()).contains("vpc-" + SHARED));
    }

    @Test
    void thatAreNotThereAreRefused() {
      assertThatThrownBy(() -> describeOne("vpc-00000000000000000"))
          .hasMessageContaining("InvalidVpcID.NotFound");
      assertThatThrownBy(() -> describeOne("vpc-1")).hasMessageContaining("InvalidVpcID.Malformed");
    }
  }

  @Nested
  class Subnets {
    private final DescribeSubnets action = new DescribeSubnets(backend);

    private List<Subnet> describe(Filter... filters) {
      var request = DescribeSubnetsRequest.builder().filters(List.of(filters)).build();
      action.validate(call, request);
      return action.handle(call, request).subnets();
    }

    @Test
    void areNetworksInTheirZone() {
      assertThat(describe(filter("availability-zone", "us-east-1b")))
          .singleElement()
          .satisfies(subnet -> {
            assertThat(subnet.subnetId()).contains("subnet-" + SHARED);
            assertThat(subnet.vpcId()).contains("vpc-" + SHARED);
            assertThat(subnet.cidrBlock()).contains("10.60.1.0/24");
            assertThat(subnet.availableIpAddressCount()).contains(251);
            assertThat(subnet.availabilityZoneId()).contains("use1-az2");
            assertThat(subnet.defaultForAz()).contains(true);
            assertThat(subnet.subnetArn())
                .contains("arn:aws:ec2:us-east-1:111111111111:subnet/subnet-" + SHARED);
            assertThat(subnet.privateDnsNameOptionsOnLaunch()).isPresent();
          });
    }

    @Test
    void haveFewerAddressesTheMoreInterfacesAreInThem() {
      assertThat(describe(filter("cidr-block", "10.11.0.0/24")))
          .singleElement()
          .satisfies(
              subnet -> assertThat(subnet.availableIpAddressCount().orElseThrow()).isLessThan(251));
    }

    @Test
    void thatAreNotThereAreRefused() {
      var request =
          DescribeSubnetsRequest.builder().subnetIds(List.of("subnet-00000000000000000")).build();

      assertThatThrownBy(() -> action.handle(call, request))
          .hasMessageContaining("InvalidSubnetID.NotFound");
    }
  }

  @Nested
  class Attributes {
    private final DescribeVpcAttribute action = new DescribeVpcAttribute(backend);

    private DescribeVpcAttributeRequest request(String id, VpcAttributeName name) {
      return DescribeVpcAttributeRequest.builder().vpcId(id).attribute(name).build();
    }

    @Test
    void areAnsweredOneAtATime() {
      var result = action.handle(call, request(NATIVE_VPC, VpcAttributeName.ENABLE_DNS_SUPPORT));

      assertThat(result.vpcId()).contains(NATIVE_VPC);
      assertThat(result.enableDnsSupport().orElseThrow().value()).contains(true);
      assertThat(result.enableDnsHostnames()).isEmpty();
    }

    @Test
    void ofVpcsThatAreNotThereAreRefused() {
      assertThatThrownBy(() ->
              action.handle(
                  call, request("vpc-00000000000000000", VpcAttributeName.ENABLE_DNS_SUPPORT)))
          .hasMessageContaining("InvalidVpcID.NotFound");
    }
  }
}
