// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.Tag;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobPurpose;
import io.landbridge.translation.state.Tombstones.Tombstone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ends machines. The tombstone is set before the native command is sent, so that the instance is
 * shown to its end whatever happens in between; a refused command takes it away again.
 */
final class Termination {
  private final Ec2Backend backend;

  Termination(Ec2Backend backend) {
    this.backend = backend;
  }

  /**
   * Begins the end of a machine.
   *
   * @param reason why it ends, when it is not the client's wish
   */
  void begin(Call call, OwnedInstance.Live live, Optional<TerminatedInstance.Reason> reason) {
    Tombstone tombstone = toTombstone(call, live, reason);
    backend.store().tombstones().put(tombstone);
    Submission submission;
    try {
      if (reason.isPresent() && live.vm().deleteprotection().orElse(false)) {
        liftProtection(call, live);
      }
      submission = backend.cloud().submit(call, request(call, live));
    } catch (NativeException e) {
      backend.store().tombstones().delete(tombstone.ec2Id());
      throw e;
    }
    backend
        .jobs()
        .follow(
            call,
            submission,
            JobPurpose.of(InstanceJobs.TERMINATE, ResourceKind.INSTANCE).about(live.nativeId()));
  }

  /**
   * The protection is against the client's own commands, not against the end of a failed launch.
   */
  private void liftProtection(Call call, OwnedInstance.Live live) {
    var _ =
        backend
            .cloud()
            .call(
                call,
                NativeRequest.of(NativeCommand.UPDATE_VIRTUAL_MACHINE)
                    .with("id", live.nativeId())
                    .with("deleteprotection", false),
                VirtualMachine.class);
  }

  private NativeRequest request(Call call, OwnedInstance.Live live) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.DESTROY_VIRTUAL_MACHINE).with("id", live.nativeId());
    // Without the right to expunge, a destroyed machine is what a terminated instance is here.
    if (backend.catalogue().capabilities(call).allowuserexpungerecovervm().orElse(false)) {
      request = request.with("expunge", true);
    }
    List<NativeId> volumes =
        live.volumes().stream()
            .filter(volume -> volume.type().equals("DATADISK"))
            .filter(volume ->
                InstanceProjection.deletesOnTermination(
                    volume, live.volumeFacts().getOrDefault(volume.id().value(), Map.of())))
            .map(Volume::id)
            .toList();
    return volumes.isEmpty() ? request : request.with("volumeids", volumes);
  }

  private Tombstone toTombstone(
      Call call, OwnedInstance.Live live, Optional<TerminatedInstance.Reason> reason) {
    InstanceNames names = InstanceNames.gather(call, backend, List.of(live));
    VirtualMachine vm = live.vm();
    SortedMap<String, String> tags = new TreeMap<>();
    for (Tag tag : names.tags(live)) {
      tags.put(tag.key().orElse(""), tag.value().orElse(""));
    }
    TerminatedInstance left =
        new TerminatedInstance(
            names.imageId(vm.templateid()),
            names.instanceType(vm),
            InstanceProjection.keyName(vm),
            vm.created().orElse(Instant.EPOCH).toEpochMilli(),
            names.zoneName(vm.zoneid()).orElse(""),
            vm.arch().orElse(""),
            InstanceProjection.isWindows(vm),
            live.facts(),
            tags,
            reason);
    return new Tombstone(
        live.instanceId(),
        call.caller().accountId(),
        ResourceKind.INSTANCE,
        live.nativeId(),
        left.toDocument(),
        backend.clock().instant().plus(backend.options().terminatedFor()));
  }

  /** Whether the machine needs no further command to end. */
  static boolean isEnding(OwnedInstance instance) {
    return instance.state() == InstanceStateName.SHUTTING_DOWN
        || instance instanceof OwnedInstance.Gone;
  }
}
