// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.List;
import java.util.Map;

/** An instance of the caller with all that is known of it. */
public sealed interface OwnedInstance {

  /** The native machine's UUID. */
  NativeId nativeId();

  /** Its EC2 id. */
  String instanceId();

  /** Its state now. */
  InstanceStateName state();

  /**
   * An instance whose machine is there.
   *
   * @param vm the native machine
   * @param facts what the store adds, see {@link InstanceFacts}
   * @param volumes the volumes attached to it, the root volume first
   * @param volumeFacts what the store adds about these, by native id
   * @param jobs the jobs about it that are open or ended lately, oldest first
   */
  record Live(
      String instanceId,
      InstanceStateName state,
      VirtualMachine vm,
      Map<String, String> facts,
      List<Volume> volumes,
      Map<String, Map<String, String>> volumeFacts,
      List<FollowedJob> jobs)
      implements OwnedInstance {
    public Live {
      facts = Map.copyOf(facts);
      volumes = List.copyOf(volumes);
      volumeFacts = Map.copyOf(volumeFacts);
      jobs = List.copyOf(jobs);
    }

    @Override
    public NativeId nativeId() {
      return vm.id();
    }
  }

  /**
   * An instance that has been terminated and is still shown.
   *
   * @param tombstone what is left of it
   */
  record Gone(
      NativeId nativeId, String instanceId, InstanceStateName state, TerminatedInstance tombstone)
      implements OwnedInstance {}
}
