// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobPurpose;
import io.landbridge.translation.state.ResourceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deploys the machines of a launch, each at most once, and takes them back when they are too few.
 */
final class Deployment {
  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);

  private final Ec2Backend backend;

  Deployment(Ec2Backend backend) {
    this.backend = backend;
  }

  /**
   * What all machines of a launch have in common.
   *
   * @param reservationId the EC2 id of the reservation
   * @param key what the machines' names are made from
   */
  record Reserved(String reservationId, String key) {}

  /** The reservation of a launch: that of an earlier attempt which made a machine, or a new one. */
  Reserved reserve(Call call, String key) {
    Optional<String> earlier =
        call.attempt() == Call.Attempt.RESUMED
            ? findByName(call, HostName.of(call.caller().accountId(), key, 0))
                .flatMap(vm ->
                    backend
                        .store()
                        .resourceFacts()
                        .find(ref(call, vm.id()), InstanceFacts.RESERVATION))
            : Optional.empty();
    return new Reserved(
        earlier.orElseGet(() -> backend.ids().newGatewayId(ResourceKind.RESERVATION)), key);
  }

  /** Deploys one machine, or takes up the one that an earlier attempt has deployed. */
  NativeId deploy(Call call, Launch launch, Reserved reserved, int index) {
    String hostName = HostName.of(call.caller().accountId(), reserved.key(), index);
    Optional<VirtualMachine> earlier =
        call.attempt() == Call.Attempt.RESUMED ? findByName(call, hostName) : Optional.empty();
    Optional<Submission> submission =
        earlier.isPresent()
            ? earlier.get().jobid().map(job -> resumed(job, earlier.get()))
            : Optional.of(backend.cloud().submit(call, launch.toRequest(hostName)));
    NativeId machine =
        earlier
            .map(VirtualMachine::id)
            .or(() -> submission.flatMap(Submission::entityId))
            .orElseThrow(() -> new IllegalStateException("A deploy command names its machine"));
    remember(call, launch, reserved, index, machine);
    submission.ifPresent(job -> backend.jobs().follow(call, job, purpose(launch, machine)));
    backend
        .tags()
        .setOnNew(call, ResourceKind.INSTANCE, machine, launch.tags().of(ResourceKind.INSTANCE));
    return machine;
  }

  /**
   * Protects machines against termination. Done when all of a launch are there: one that is
   * protected could not be taken back.
   */
  void protect(Call call, List<NativeId> machines) {
    for (NativeId machine : machines) {
      var _ =
          backend
              .cloud()
              .call(
                  call,
                  NativeRequest.of(NativeCommand.UPDATE_VIRTUAL_MACHINE)
                      .with("id", machine)
                      .with("deleteprotection", true),
                  VirtualMachine.class);
    }
  }

  private static Submission resumed(NativeId job, VirtualMachine vm) {
    return new Submission(NativeCommand.DEPLOY_VIRTUAL_MACHINE, job, Optional.of(vm.id()));
  }

  private static JobPurpose purpose(Launch launch, NativeId machine) {
    List<LaunchFacts.Disk> disks =
        launch.disks().stream()
            .map(disk -> new LaunchFacts.Disk(disk.deviceName(), disk.deleteOnTermination()))
            .toList();
    return new JobPurpose(
        InstanceJobs.DEPLOY,
        ResourceKind.INSTANCE,
        Optional.of(machine),
        LaunchFacts.of(disks, launch.tags().of(ResourceKind.VOLUME)));
  }

  private void remember(Call call, Launch launch, Reserved reserved, int index, NativeId machine) {
    Map<String, String> facts = new HashMap<>(launch.facts());
    facts.put(InstanceFacts.RESERVATION, reserved.reservationId());
    facts.put(InstanceFacts.LAUNCH_INDEX, Integer.toString(index));
    launch.rememberedGroups().ifPresent(ids -> facts.put(InstanceFacts.SECURITY_GROUPS, ids));
    backend.store().resourceFacts().putAll(ref(call, machine), facts);
  }

  private static ResourceRef ref(Call call, NativeId machine) {
    return new ResourceRef(call.caller().accountId(), ResourceKind.INSTANCE, machine);
  }

  /** The machine of a name; one that an earlier attempt has taken back does not count. */
  private Optional<VirtualMachine> findByName(Call call, String hostName) {
    return backend
        .cloud()
        .list(
            call,
            NativeRequest.of(NativeCommand.LIST_VIRTUAL_MACHINES).with("name", hostName),
            VirtualMachine.class)
        .stream()
        .filter(vm ->
            backend
                .store()
                .resourceFacts()
                .find(ref(call, vm.id()), InstanceFacts.ROLLED_BACK)
                .isEmpty())
        .findFirst();
  }

  /**
   * Removes the machines of a launch that came to fewer than its least count; they are never shown.
   * One that cannot be removed is shown again, so that somebody can.
   */
  void rollBack(Call call, List<NativeId> machines) {
    boolean expunge =
        backend.catalogue().capabilities(call).allowuserexpungerecovervm().orElse(false);
    for (NativeId machine : machines) {
      try {
        NativeRequest request =
            NativeRequest.of(NativeCommand.DESTROY_VIRTUAL_MACHINE).with("id", machine);
        Submission submission =
            backend.cloud().submit(call, expunge ? request.with("expunge", true) : request);
        backend.store().resourceFacts().put(ref(call, machine), InstanceFacts.ROLLED_BACK, "true");
        backend
            .jobs()
            .follow(
                call,
                submission,
                JobPurpose.of(InstanceJobs.ROLL_BACK, ResourceKind.INSTANCE).about(machine));
      } catch (NativeException e) {
        LOG.atWarn()
            .addKeyValue("requestId", call.requestId())
            .addKeyValue("machine", machine)
            .setCause(e)
            .log("A machine of a refused launch could not be removed");
      }
    }
  }
}
