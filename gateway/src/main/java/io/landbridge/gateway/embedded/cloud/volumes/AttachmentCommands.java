// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.volumes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.HostCommand;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.vms.VmState;
import java.util.List;
import java.util.Optional;

/** Attaching and detaching. A first attachment puts the volume on storage. */
final class AttachmentCommands {
  private static final int LAST_DEVICE = 27;
  private final Environment environment;

  AttachmentCommands(Environment environment) {
    this.environment = environment;
  }

  List<Command> commands() {
    return List.of(
        Command.job(
            "attachVolume",
            "user.volume.AttachVolumeCmd",
            AttachmentCommands::acceptAttach,
            AttachmentCommands::undoAttach,
            Command.step(0.2, AttachmentCommands::beginAttach),
            Command.step(0.35, AttachmentCommands::made),
            Command.step(0.05, AttachmentCommands::connect),
            Command.step(
                0.4,
                new HostCommand(
                    "AttachCommand", (_, _) -> Errors.unexpected("Failed to attach volume")),
                this::attach)),
        Command.job(
            "detachVolume",
            "user.volume.DetachVolumeCmd",
            AttachmentCommands::acceptDetach,
            (_, _) -> {},
            Command.step(
                1,
                new HostCommand(
                    "DettachCommand", (_, _) -> Errors.unexpected("Failed to detach volume")),
                AttachmentCommands::detach)));
  }

  private static Target acceptAttach(Transaction transaction, Call call) {
    VolumeCommands.acceptOwn(transaction, call);
    Volume volume = Ownership.own(transaction, call, "id", Volume.KIND);
    Vm vm = Ownership.own(transaction, call, "virtualmachineid", Vm.KIND);
    return Target.existing("Volume", volume.id()).queuedBehind(vm.id());
  }

  private static Vm vmOf(Transaction transaction, JobCall job) {
    String id = job.call().arguments().required("virtualmachineid");
    return transaction
        .find(Vm.KIND, id)
        .orElseThrow(() -> Errors.invalid("Unable to find the virtual machine with id " + id));
  }

  private static Volume volumeOf(Transaction transaction, JobCall job) {
    return transaction
        .find(Volume.KIND, job.target())
        .orElseThrow(() -> Errors.invalid("Please specify a volume that exists"));
  }

  private static Optional<ObjectNode> beginAttach(Transaction transaction, JobCall job) {
    Volume volume = volumeOf(transaction, job);
    Vm vm = vmOf(transaction, job);
    if (volume.vmId().isPresent()) {
      throw Errors.invalid("Please specify a volume that is not attached to any VM.");
    }
    if (!volume.zoneId().equals(vm.zoneId())) {
      throw Errors.invalid("Please specify a VM that is in the same zone as the volume.");
    }
    if (vm.state() != VmState.RUNNING && vm.state() != VmState.STOPPED) {
      throw Errors.invalid("Please specify a VM that is either running or stopped.");
    }
    if (volume.state() != VolumeState.READY && volume.state() != VolumeState.ALLOCATED) {
      throw Errors.invalid("Volume state must be in Allocated, Ready or in Uploaded state");
    }
    device(transaction, job, vm);
    if (volume.state() == VolumeState.ALLOCATED) {
      transaction.put(Volume.KIND, volume.withState(VolumeState.CREATING));
    }
    return Optional.empty();
  }

  private static int device(Transaction transaction, JobCall job, Vm vm) {
    Optional<Integer> wanted = job.call().arguments().number("deviceid").map(Long::intValue);
    if (wanted.isEmpty()) {
      int free = Volumes.freeDevice(transaction, vm.id(), List.of());
      if (free < 0) {
        throw Errors.invalid("The specified VM already has the maximum number of data disks");
      }
      return free;
    }
    int device = wanted.get();
    boolean taken =
        Volumes.of(transaction, vm.id()).stream()
            .anyMatch(other -> other.device().filter(d -> d == device).isPresent());
    if (device < 0 || device > LAST_DEVICE || taken) {
      throw Errors.invalid("deviceId " + device + " is used by VM " + vm.id());
    }
    return device;
  }

  /** The volume is on storage, if it was not before. */
  private static Optional<ObjectNode> made(Transaction transaction, JobCall job) {
    transaction.put(Volume.KIND, volumeOf(transaction, job).withState(VolumeState.READY));
    return Optional.empty();
  }

  private static Optional<ObjectNode> connect(Transaction transaction, JobCall job) {
    Volume volume = volumeOf(transaction, job);
    transaction.put(Volume.KIND, volume.withState(VolumeState.ATTACHING));
    return Optional.empty();
  }

  private Optional<ObjectNode> attach(Transaction transaction, JobCall job) {
    Vm vm = vmOf(transaction, job);
    Volume volume = volumeOf(transaction, job);
    Volume attached =
        transaction.put(
            Volume.KIND,
            volume.attachedTo(vm.id(), device(transaction, job, vm), environment.now()));
    return Optional.of(VolumeViews.result(transaction, job, attached));
  }

  private static void undoAttach(Transaction transaction, JobCall job) {
    transaction
        .find(Volume.KIND, job.target())
        .filter(volume ->
            volume.state() == VolumeState.ATTACHING || volume.state() == VolumeState.CREATING)
        .ifPresent(volume -> transaction.put(Volume.KIND, volume.withState(VolumeState.READY)));
  }

  private static Target acceptDetach(Transaction transaction, Call call) {
    if (call.arguments().string("id").isPresent()) {
      return VolumeCommands.acceptOwn(transaction, call);
    }
    Vm vm = Ownership.own(transaction, call, "virtualmachineid", Vm.KIND);
    int device =
        call.arguments()
            .number("deviceid")
            .orElseThrow(() -> Errors.missing(call.command(), "id"))
            .intValue();
    Volume volume =
        Volumes.of(transaction, vm.id()).stream()
            .filter(other -> other.device().filter(d -> d == device).isPresent())
            .findFirst()
            .orElseThrow(() -> Errors.invalid("No volume is attached as device " + device));
    return Target.existing("Volume", volume.id()).queuedBehind(vm.id());
  }

  private static Optional<ObjectNode> detach(Transaction transaction, JobCall job) {
    Volume volume = volumeOf(transaction, job);
    Vm vm =
        volume
            .vmId()
            .flatMap(id -> transaction.find(Vm.KIND, id))
            .orElseThrow(() -> Errors.invalid("The specified volume is not attached to a VM."));
    boolean still = vm.state() == VmState.STOPPED || vm.state() == VmState.DESTROYED;
    if (volume.root() && !still) {
      throw Errors.invalid(
          "Root volume detach can happen only when vm is in states: Stopped or Destroyed");
    }
    if (!still && vm.state() != VmState.RUNNING) {
      throw Errors.invalid("Please specify a VM that is either running or stopped.");
    }
    return Optional.of(
        VolumeViews.result(transaction, job, transaction.put(Volume.KIND, volume.detached())));
  }
}
