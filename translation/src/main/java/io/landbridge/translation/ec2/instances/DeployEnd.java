// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.volumes.VolumeFacts;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.jobs.JobEnd;
import io.landbridge.translation.state.ResourceRef;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a launch. What was asked for about the volumes can be set only now that they exist; a
 * machine that could not be started is removed and shown as terminated with the reason.
 */
final class DeployEnd implements JobEnd {
  private final Ec2Backend backend;
  private final Instances instances;
  private final Termination termination;

  DeployEnd(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
    this.termination = new Termination(backend);
  }

  @Override
  public String purpose() {
    return InstanceJobs.DEPLOY;
  }

  @Override
  public void succeeded(Call call, FollowedJob job, JsonNode result) {
    job.resource().ifPresent(machine -> nameVolumes(call, job, machine));
  }

  private void nameVolumes(Call call, FollowedJob job, NativeId machine) {
    List<Volume> volumes =
        backend
            .cloud()
            .list(
                call,
                NativeRequest.of(NativeCommand.LIST_VOLUMES).with("virtualmachineid", machine),
                Volume.class);
    Map<String, String> tags = LaunchFacts.volumeTags(job.facts());
    volumes.forEach(
        volume -> backend.tags().setOnNew(call, ResourceKind.VOLUME, volume.id(), tags));
    List<Volume> disks =
        volumes.stream()
            .filter(volume -> volume.type().equals("DATADISK"))
            .sorted(Comparator.comparing(volume -> volume.deviceid().orElse(Long.MAX_VALUE)))
            .toList();
    List<LaunchFacts.Disk> asked = LaunchFacts.disks(job.facts());
    for (int index = 0; index < Math.min(disks.size(), asked.size()); index++) {
      LaunchFacts.Disk disk = asked.get(index);
      backend
          .store()
          .resourceFacts()
          .putAll(
              new ResourceRef(job.account(), ResourceKind.VOLUME, disks.get(index).id()),
              Map.of(
                  VolumeFacts.DEVICE_NAME,
                  disk.deviceName(),
                  VolumeFacts.DELETE_ON_TERMINATION,
                  Boolean.toString(disk.deleteOnTermination())));
    }
  }

  @Override
  public void failed(Call call, FollowedJob job, NativeError error) {
    for (OwnedInstance instance : instances.find(call, job.resource().stream().toList())) {
      if (instance instanceof OwnedInstance.Live live && !Termination.isEnding(live)) {
        termination.begin(call, live, Optional.of(LaunchFailure.of(error)));
      }
    }
  }
}
