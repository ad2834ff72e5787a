// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.ec2.model.SnapshotState;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Snapshot;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.List;
import java.util.Map;

/**
 * A snapshot of the caller's.
 *
 * @param snapshotId the EC2 id
 * @param snapshot the native snapshot
 * @param facts what the store adds, see {@link SnapshotFacts}
 * @param jobs the jobs about it that are open or ended lately, oldest first
 * @param isLost whether the cloud does not list it, see {@link LostSnapshots}
 */
record OwnedSnapshot(
    String snapshotId,
    Snapshot snapshot,
    Map<String, String> facts,
    List<FollowedJob> jobs,
    boolean isLost) {
  OwnedSnapshot {
    facts = Map.copyOf(facts);
    jobs = List.copyOf(jobs);
  }

  NativeId nativeId() {
    return snapshot.id();
  }

  /**
   * Its state in EC2's words. Native states: {@code com.cloud.storage.Snapshot.State} of CloudStack
   * 4.19 to 4.23. Where snapshots stay on primary storage, {@code CreatedOnPrimary} is the end of
   * their making.
   */
  SnapshotState state() {
    return switch (snapshot.state()) {
      case "BackedUp" -> SnapshotState.COMPLETED;
      case "Error" -> SnapshotState.ERROR;
      case "CreatedOnPrimary" -> has(FollowedJob.State.OPEN) ? SnapshotState.PENDING : ended();
      default -> has(FollowedJob.State.FAILED) ? SnapshotState.ERROR : SnapshotState.PENDING;
    };
  }

  private SnapshotState ended() {
    return has(FollowedJob.State.FAILED) ? SnapshotState.ERROR : SnapshotState.COMPLETED;
  }

  private boolean has(FollowedJob.State creation) {
    return jobs.stream()
        .anyMatch(job -> job.purpose().equals(SnapshotJobs.CREATE) && job.state() == creation);
  }

  /** Whether it is on its way out, and not shown. */
  boolean isGoing() {
    return jobs.stream().anyMatch(job -> job.isOpen() && job.purpose().equals(SnapshotJobs.DELETE));
  }
}
