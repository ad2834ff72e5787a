// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.InstanceStateChange;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.StopInstancesRequest;
import io.landbridge.ec2.model.StopInstancesResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobPurpose;
import java.util.List;

/**
 * Stops running instances; one that is stopped already stays as it is. EC2 API 2016-11-15,
 * StopInstances; native {@code stopVirtualMachine} for each.
 */
final class StopInstances implements Ec2Operation<StopInstancesRequest, StopInstancesResult> {
  private final Ec2Backend backend;
  private final Instances instances;

  StopInstances(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
  }

  @Override
  public void validate(Call call, StopInstancesRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, request.instanceIds());
  }

  @Override
  public StopInstancesResult handle(Call call, StopInstancesRequest request) {
    List<OwnedInstance.Live> targets = instances.getAllLive(call, request.instanceIds(), "stopped");
    targets.forEach(StopInstances::check);
    boolean forced = request.force().orElse(false);
    return StopInstancesResult.builder()
        .stoppingInstances(targets.stream().map(target -> stop(call, target, forced)).toList())
        .build();
  }

  private static void check(OwnedInstance.Live target) {
    switch (target.state()) {
      case RUNNING, STOPPED, STOPPING -> {}
      case PENDING, SHUTTING_DOWN, TERMINATED -> throw InstanceErrors.wrongState(target, "stopped");
    }
    if (target.state() == InstanceStateName.RUNNING
        && Boolean.parseBoolean(target.facts().get(InstanceFacts.DISABLE_API_STOP))) {
      throw InstanceErrors.protectedBy(target, "stopped", "disableApiStop");
    }
  }

  private InstanceStateChange stop(Call call, OwnedInstance.Live target, boolean forced) {
    if (target.state() != InstanceStateName.RUNNING) {
      return StateChanges.of(target, target.state());
    }
    NativeRequest request =
        NativeRequest.of(NativeCommand.STOP_VIRTUAL_MACHINE).with("id", target.nativeId());
    Submission submission =
        backend.cloud().submit(call, forced ? request.with("forced", true) : request);
    backend
        .jobs()
        .follow(
            call,
            submission,
            JobPurpose.of(InstanceJobs.STOP, ResourceKind.INSTANCE).about(target.nativeId()));
    return StateChanges.of(target, InstanceStateName.STOPPING);
  }
}
