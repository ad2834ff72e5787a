// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.RebootInstancesRequest;
import io.landbridge.schema.Acknowledged;
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
 * Reboots running instances. EC2 API 2016-11-15, RebootInstances; native {@code
 * rebootVirtualMachine} for each.
 */
final class RebootInstances implements Ec2Operation<RebootInstancesRequest, Acknowledged> {
  private final Ec2Backend backend;
  private final Instances instances;

  RebootInstances(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
  }

  @Override
  public void validate(Call call, RebootInstancesRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, request.instanceIds());
  }

  @Override
  public Acknowledged handle(Call call, RebootInstancesRequest request) {
    List<OwnedInstance.Live> targets =
        instances.getAllLive(call, request.instanceIds(), "rebooted");
    for (OwnedInstance.Live target : targets) {
      if (target.state() != InstanceStateName.RUNNING) {
        throw InstanceErrors.wrongState(target, "rebooted");
      }
    }
    targets.forEach(target -> reboot(call, target));
    return Acknowledged.INSTANCE;
  }

  private void reboot(Call call, OwnedInstance.Live target) {
    Submission submission =
        backend
            .cloud()
            .submit(
                call,
                NativeRequest.of(NativeCommand.REBOOT_VIRTUAL_MACHINE)
                    .with("id", target.nativeId()));
    backend
        .jobs()
        .follow(
            call,
            submission,
            JobPurpose.of(InstanceJobs.REBOOT, ResourceKind.INSTANCE).about(target.nativeId()));
  }
}
