// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instancetypes;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Action;
import java.util.List;

/** The actions about instance types. */
public final class InstanceTypeOperations {
  /** The lines of the table of supported actions. */
  public static final List<Ec2Action<?, ?>> ACTIONS =
      List.of(
          Ec2Action.of(
                  Ec2Operations.DESCRIBE_INSTANCE_TYPES,
                  backend -> new DescribeInstanceTypes(backend))
              .needs(NativeCommand.LIST_SERVICE_OFFERINGS)
              .ignores("IncludeUnsupportedInRegion", "there is no other region to have types in"),
          Ec2Action.of(
                  Ec2Operations.DESCRIBE_INSTANCE_TYPE_OFFERINGS,
                  backend -> new DescribeInstanceTypeOfferings(backend))
              .needs(NativeCommand.LIST_SERVICE_OFFERINGS));

  private InstanceTypeOperations() {}
}
