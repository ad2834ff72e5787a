// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.jobs.JobEnd;
import io.landbridge.translation.state.ResourceRef;

/** The end of a deletion: what the store held about the snapshot goes with it. */
final class DeleteEnd implements JobEnd {
  private final LostSnapshots lost;

  DeleteEnd(Ec2Backend backend) {
    this.lost = new LostSnapshots(backend);
  }

  @Override
  public String purpose() {
    return SnapshotJobs.DELETE;
  }

  @Override
  public void succeeded(Call call, FollowedJob job, JsonNode result) {
    job.resource()
        .ifPresent(snapshot ->
            lost.forget(new ResourceRef(job.account(), ResourceKind.SNAPSHOT, snapshot)));
  }

  @Override
  public void failed(Call call, FollowedJob job, NativeError error) {
    // The snapshot is still there, and shown again now that the job has ended.
  }
}
