// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.VolumeState;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.Set;

/**
 * Native states of volumes in EC2's words. Native states: {@code com.cloud.storage.Volume.State} of
 * CloudStack 4.19 to 4.23.
 */
final class VolumeStates {
  private static final Set<String> CREATING =
      Set.of("Creating", "UploadOp", "NotUploaded", "UploadInProgress");
  private static final Set<String> FAILED =
      Set.of("UploadError", "UploadAbandoned", "RestoreError");
  private static final Set<String> GONE = Set.of("Destroy", "Destroying", "Expunging", "Expunged");

  private VolumeStates() {}

  /** Whether EC2 shows a volume in this native state. */
  static boolean isShown(String nativeState) {
    return !GONE.contains(nativeState);
  }

  static VolumeState of(OwnedVolume owned) {
    String state = owned.volume().state();
    if (owned.attachment().isPresent()) {
      return VolumeState.IN_USE;
    }
    if (FAILED.contains(state) || couldNotBeMade(owned)) {
      return VolumeState.ERROR;
    }
    return CREATING.contains(state)
            || owned.findOpen(VolumeJobs.CREATE).isPresent()
            || owned.findOpen(VolumeJobs.SETTLE).isPresent()
        ? VolumeState.CREATING
        : VolumeState.AVAILABLE;
  }

  private static boolean couldNotBeMade(OwnedVolume owned) {
    return owned.jobs().stream()
        .anyMatch(job ->
            job.purpose().equals(VolumeJobs.CREATE) && job.state() == FollowedJob.State.FAILED);
  }
}
