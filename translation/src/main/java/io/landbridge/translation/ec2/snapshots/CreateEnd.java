// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.jobs.JobEnd;

/** The end of the making of a snapshot: one that failed stays visible for a while. */
final class CreateEnd implements JobEnd {
  private final LostSnapshots lost;

  CreateEnd(Ec2Backend backend) {
    this.lost = new LostSnapshots(backend);
  }

  @Override
  public String purpose() {
    return SnapshotJobs.CREATE;
  }

  @Override
  public void succeeded(Call call, FollowedJob job, JsonNode result) {
    // The cloud lists it from now on.
  }

  @Override
  public void failed(Call call, FollowedJob job, NativeError error) {
    lost.keep(job);
  }
}
