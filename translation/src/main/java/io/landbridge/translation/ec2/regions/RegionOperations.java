// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.regions;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Action;
import java.util.List;

/** The actions about the region and its zones. */
public final class RegionOperations {
  /** The lines of the table of supported actions. */
  public static final List<Ec2Action<?, ?>> ACTIONS =
      List.of(
          Ec2Action.of(
                  Ec2Operations.DESCRIBE_REGIONS,
                  backend -> new DescribeRegions(backend.options(), backend.describe()))
              .ignores("AllRegions", "the one region needs no opting in"),
          Ec2Action.of(
                  Ec2Operations.DESCRIBE_AVAILABILITY_ZONES,
                  backend -> new DescribeAvailabilityZones(backend))
              .needs(NativeCommand.LIST_ZONES)
              .ignores("AllAvailabilityZones", "no zone needs opting in"));

  private RegionOperations() {}
}
