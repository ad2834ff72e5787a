// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.translation.ec2.account.AccountOperations;
import io.landbridge.translation.ec2.images.ImageOperations;
import io.landbridge.translation.ec2.instances.InstanceOperations;
import io.landbridge.translation.ec2.instancetypes.InstanceTypeOperations;
import io.landbridge.translation.ec2.keypairs.KeyPairOperations;
import io.landbridge.translation.ec2.regions.RegionOperations;
import io.landbridge.translation.ec2.securitygroups.SecurityGroupOperations;
import io.landbridge.translation.ec2.snapshots.SnapshotOperations;
import io.landbridge.translation.ec2.tags.TagOperations;
import io.landbridge.translation.ec2.tags.TagsOnCreateEnd;
import io.landbridge.translation.ec2.volumes.VolumeOperations;
import io.landbridge.translation.ec2.vpcs.VpcOperations;
import io.landbridge.translation.jobs.JobEnd;
import java.util.List;
import java.util.stream.Stream;

/** All supported actions: the sum of the features' lists. */
public final class Ec2Catalogue {
  private static final List<Ec2Action<?, ?>> ACTIONS =
      Stream.of(
              AccountOperations.ACTIONS,
              ImageOperations.ACTIONS,
              InstanceOperations.ACTIONS,
              InstanceTypeOperations.ACTIONS,
              KeyPairOperations.ACTIONS,
              RegionOperations.ACTIONS,
              SecurityGroupOperations.ACTIONS,
              SnapshotOperations.ACTIONS,
              TagOperations.ACTIONS,
              VolumeOperations.ACTIONS,
              VpcOperations.ACTIONS)
          .flatMap(List::stream)
          .toList();

  private Ec2Catalogue() {}

  /**
   * What follows from the end of native jobs that actions began; for the job watcher.
   *
   * @param backend what they are made from
   */
  public static List<JobEnd> jobEnds(Ec2Backend backend) {
    return Stream.of(
            InstanceOperations.jobEnds(backend),
            SnapshotOperations.jobEnds(backend),
            VolumeOperations.jobEnds(backend),
            List.<JobEnd>of(new TagsOnCreateEnd()))
        .flatMap(List::stream)
        .toList();
  }

  /** The supported actions; each name once. */
  public static List<Ec2Action<?, ?>> actions() {
    return ACTIONS;
  }
}
