// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.jobs.JobEnd;

/** The end of a modification. */
final class ModifyEnd implements JobEnd {
  private final Modifications modifications;

  ModifyEnd(Ec2Backend backend) {
    this.modifications = new Modifications(backend);
  }

  @Override
  public String purpose() {
    return VolumeJobs.MODIFY;
  }

  @Override
  public void succeeded(Call call, FollowedJob job, JsonNode result) {
    job.resource().ifPresent(volume -> modifications.complete(job.account(), volume));
  }

  @Override
  public void failed(Call call, FollowedJob job, NativeError error) {
    job.resource()
        .ifPresent(volume ->
            modifications.fail(job.account(), volume, "The cloud could not modify the volume."));
  }
}
