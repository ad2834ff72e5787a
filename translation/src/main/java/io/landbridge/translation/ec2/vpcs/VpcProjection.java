// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.vpcs;

import io.landbridge.ec2.model.Tag;
import io.landbridge.ec2.model.Tenancy;
import io.landbridge.ec2.model.VpcCidrBlockAssociation;
import io.landbridge.ec2.model.VpcCidrBlockState;
import io.landbridge.ec2.model.VpcCidrBlockStateCode;
import io.landbridge.ec2.model.VpcState;
import io.landbridge.translation.Call;
import java.util.List;

/** A VPC of the caller as EC2 shows it. */
final class VpcProjection {
  /** EC2's own word for a VPC without DHCP options of its own. */
  private static final String NO_DHCP_OPTIONS = "default";

  private VpcProjection() {}

  static io.landbridge.ec2.model.Vpc project(
      Call call, Topology.OwnedVpc vpc, String vpcId, List<Tag> tags) {
    return io.landbridge.ec2.model.Vpc.builder()
        .vpcId(vpcId)
        .ownerId(call.caller().accountId().value())
        .state(toState(vpc))
        .cidrBlock(vpc.cidr())
        .cidrBlockAssociationSet(
            List.of(
                VpcCidrBlockAssociation.builder()
                    .associationId(vpcId.replaceFirst("^vpc-", "vpc-cidr-assoc-"))
                    .cidrBlock(vpc.cidr())
                    .cidrBlockState(
                        VpcCidrBlockState.builder().state(VpcCidrBlockStateCode.ASSOCIATED).build())
                    .build()))
        .instanceTenancy(Tenancy.DEFAULT)
        .isDefault(vpc.isDefault())
        .dhcpOptionsId(NO_DHCP_OPTIONS)
        .tags(tags)
        .build();
  }

  /** A VPC that is a network by itself is there as soon as the network is. */
  private static VpcState toState(Topology.OwnedVpc vpc) {
    boolean available =
        vpc.nativeVpc().map(itself -> itself.state().equals("Enabled")).orElse(true);
    return available ? VpcState.AVAILABLE : VpcState.PENDING;
  }
}
