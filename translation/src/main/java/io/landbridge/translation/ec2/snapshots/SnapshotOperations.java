// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Action;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.jobs.JobEnd;
import java.util.List;

/** The actions on snapshots. */
public final class SnapshotOperations {
  /** The lines of the table of supported actions. */
  public static final List<Ec2Action<?, ?>> ACTIONS =
      List.of(
          Ec2Action.of(Ec2Operations.CREATE_SNAPSHOT, CreateSnapshot::new)
              .needs(NativeCommand.CREATE_SNAPSHOT)
              .refuses("OutpostArn", "the cloud has nothing of the kind")
              .accepts("Location", "regional"),
          Ec2Action.of(Ec2Operations.DELETE_SNAPSHOT, DeleteSnapshot::new)
              .needs(NativeCommand.DELETE_SNAPSHOT),
          Ec2Action.of(Ec2Operations.DESCRIBE_SNAPSHOTS, DescribeSnapshots::new)
              .needs(NativeCommand.LIST_SNAPSHOTS),
          Ec2Action.of(Ec2Operations.DESCRIBE_SNAPSHOT_ATTRIBUTE, DescribeSnapshotAttribute::new)
              .needs(NativeCommand.LIST_SNAPSHOTS)
              .ignores("Attribute", "every attribute is empty"),
          Ec2Action.of(Ec2Operations.RESET_SNAPSHOT_ATTRIBUTE, ResetSnapshotAttribute::new)
              .needs(NativeCommand.LIST_SNAPSHOTS)
              .accepts("Attribute", "createVolumePermission"),
          Ec2Action.of(Ec2Operations.MODIFY_SNAPSHOT_ATTRIBUTE, ModifySnapshotAttribute::new)
              .needs(NativeCommand.LIST_SNAPSHOTS)
              .accepts("Attribute", "createVolumePermission")
              .accepts("OperationType", "remove")
              .refuses("CreateVolumePermission.Add", "the cloud has no way to share snapshots")
              .ignores("CreateVolumePermission.Remove", "there are no permissions"),
          Ec2Action.of(
              Ec2Operations.GET_SNAPSHOT_BLOCK_PUBLIC_ACCESS_STATE,
              _ -> new GetSnapshotBlockPublicAccessState()));

  private SnapshotOperations() {}

  /** What follows from the end of native jobs on snapshots. */
  public static List<JobEnd> jobEnds(Ec2Backend backend) {
    return List.of(new CreateEnd(backend), new DeleteEnd(backend));
  }
}
