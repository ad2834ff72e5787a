// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.InstanceStateChange;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.StartInstancesRequest;
import io.landbridge.ec2.model.StartInstancesResult;
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
 * Starts stopped instances; one that runs already stays as it is. EC2 API 2016-11-15,
 * StartInstances; native {@code startVirtualMachine} for each.
 */
final class StartInstances implements Ec2Operation<StartInstancesRequest, StartInstancesResult> {
  private final Ec2Backend backend;
  private final Instances instances;

  StartInstances(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
  }

  @Override
  public void validate(Call call, StartInstancesRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, request.instanceIds());
  }

  @Override
  public StartInstancesResult handle(Call call, StartInstancesRequest request) {
    List<OwnedInstance.Live> targets = instances.getAllLive(call, request.instanceIds(), "started");
    targets.forEach(StartInstances::check);
    return StartInstancesResult.builder()
        .startingInstances(targets.stream().map(target -> start(call, target)).toList())
        .build();
  }

  private static void check(OwnedInstance.Live target) {
    switch (target.state()) {
      case STOPPED, RUNNING, PENDING -> {}
      case STOPPING, SHUTTING_DOWN, TERMINATED ->
          throw InstanceErrors.wrongState(target, "started");
    }
  }

  private InstanceStateChange start(Call call, OwnedInstance.Live target) {
    if (target.state() != InstanceStateName.STOPPED) {
      return StateChanges.of(target, target.state());
    }
    Submission submission =
        backend
            .cloud()
            .submit(
                call,
                NativeRequest.of(NativeCommand.START_VIRTUAL_MACHINE)
                    .with("id", target.nativeId()));
    backend
        .jobs()
        .follow(
            call,
            submission,
            JobPurpose.of(InstanceJobs.START, ResourceKind.INSTANCE).about(target.nativeId()));
    return StateChanges.of(target, InstanceStateName.PENDING);
  }
}
