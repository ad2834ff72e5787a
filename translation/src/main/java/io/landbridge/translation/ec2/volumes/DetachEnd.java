// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.jobs.JobEnd;
import io.landbridge.translation.state.ResourceRef;

/** The end of a detachment: what was known of the volume's place is forgotten. */
final class DetachEnd implements JobEnd {
  private final Ec2Backend backend;
  private final Volumes volumes;

  DetachEnd(Ec2Backend backend) {
    this.backend = backend;
    this.volumes = new Volumes(backend);
  }

  @Override
  public String purpose() {
    return VolumeJobs.DETACH;
  }

  @Override
  public void succeeded(Call call, FollowedJob job, JsonNode result) {
    for (OwnedVolume owned : volumes.find(call, job.resource().stream().toList())) {
      // Whoever has attached it again since has said anew where.
      if (owned.attachment().isEmpty()) {
        ResourceRef ref = new ResourceRef(job.account(), ResourceKind.VOLUME, owned.nativeId());
        backend.store().resourceFacts().delete(ref, VolumeFacts.DEVICE_NAME);
        backend.store().resourceFacts().delete(ref, VolumeFacts.DELETE_ON_TERMINATION);
      }
    }
  }

  @Override
  public void failed(Call call, FollowedJob job, NativeError error) {
    // The volume is still attached, and shown so.
  }
}
