// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.jobs.JobEnd;
import io.landbridge.translation.state.ResourceRef;

/** The end of a termination: a machine that could not be destroyed is an instance again. */
final class TerminateEnd implements JobEnd {
  private final Ec2Backend backend;

  TerminateEnd(Ec2Backend backend) {
    this.backend = backend;
  }

  @Override
  public String purpose() {
    return InstanceJobs.TERMINATE;
  }

  @Override
  public void succeeded(Call call, FollowedJob job, JsonNode result) {
    job.resource()
        .ifPresent(machine ->
            backend
                .store()
                .resourceFacts()
                .deleteAll(new ResourceRef(job.account(), ResourceKind.INSTANCE, machine)));
  }

  @Override
  public void failed(Call call, FollowedJob job, NativeError error) {
    job.resource().ifPresent(this::forgetTombstone);
  }

  private void forgetTombstone(NativeId machine) {
    backend.store().tombstones().delete(backend.ids().getEc2Id(ResourceKind.INSTANCE, machine));
  }
}
