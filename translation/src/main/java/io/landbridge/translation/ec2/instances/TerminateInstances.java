// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.InstanceStateChange;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.TerminateInstancesRequest;
import io.landbridge.ec2.model.TerminateInstancesResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import java.util.Optional;

/**
 * Ends instances with their root volumes and those data volumes that go with them. EC2 API
 * 2016-11-15, TerminateInstances; native {@code destroyVirtualMachine} for each.
 */
final class TerminateInstances
    implements Ec2Operation<TerminateInstancesRequest, TerminateInstancesResult> {
  private final Instances instances;
  private final Termination termination;

  TerminateInstances(Ec2Backend backend) {
    this.instances = new Instances(backend);
    this.termination = new Termination(backend);
  }

  @Override
  public void validate(Call call, TerminateInstancesRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, request.instanceIds());
  }

  @Override
  public TerminateInstancesResult handle(Call call, TerminateInstancesRequest request) {
    List<OwnedInstance> targets = instances.getAll(call, request.instanceIds());
    targets.forEach(TerminateInstances::check);
    return TerminateInstancesResult.builder()
        .terminatingInstances(targets.stream().map(target -> terminate(call, target)).toList())
        .build();
  }

  private static void check(OwnedInstance target) {
    if (target instanceof OwnedInstance.Live live && live.vm().deleteprotection().orElse(false)) {
      throw InstanceErrors.protectedBy(live, "terminated", "disableApiTermination");
    }
  }

  private InstanceStateChange terminate(Call call, OwnedInstance target) {
    return switch (target) {
      case OwnedInstance.Gone gone -> StateChanges.of(gone, gone.state());
      case OwnedInstance.Live live when live.state() == InstanceStateName.SHUTTING_DOWN ->
          StateChanges.of(live, live.state());
      case OwnedInstance.Live live -> {
        termination.begin(call, live, Optional.empty());
        yield StateChanges.of(live, InstanceStateName.SHUTTING_DOWN);
      }
    };
  }
}
