// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.vpcs;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Action;
import java.util.List;

/** The actions about VPCs and subnets. */
public final class VpcOperations {
  /** The lines of the table of supported actions. */
  public static final List<Ec2Action<?, ?>> ACTIONS =
      List.of(
          Ec2Action.of(Ec2Operations.DESCRIBE_VPCS, backend -> new DescribeVpcs(backend))
              .needs(NativeCommand.LIST_VPCS, NativeCommand.LIST_NETWORKS),
          Ec2Action.of(
                  Ec2Operations.DESCRIBE_VPC_ATTRIBUTE,
                  backend -> new DescribeVpcAttribute(backend))
              .needs(NativeCommand.LIST_VPCS, NativeCommand.LIST_NETWORKS),
          Ec2Action.of(Ec2Operations.DESCRIBE_SUBNETS, backend -> new DescribeSubnets(backend))
              .needs(
                  NativeCommand.LIST_VPCS,
                  NativeCommand.LIST_NETWORKS,
                  NativeCommand.LIST_VIRTUAL_MACHINES));

  private VpcOperations() {}
}
