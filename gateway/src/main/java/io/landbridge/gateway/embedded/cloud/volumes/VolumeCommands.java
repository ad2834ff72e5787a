// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.volumes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.offerings.DiskOffering;
import io.landbridge.gateway.embedded.cloud.snapshots.Snapshot;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Volumes: making, listing and removing them. Source: recordings *Volume*. */
public final class VolumeCommands implements Feature {
  private static final int LARGEST_GIB = 16_384;

  private final Environment environment;
  private final Limits limits;
  private final AttachmentCommands attachments;
  private final ResizeCommands resizes;

  /** Commands that count volumes against limits. */
  public VolumeCommands(Environment environment, Limits limits) {
    this.environment = environment;
    this.limits = limits;
    this.attachments = new AttachmentCommands(environment);
    this.resizes = new ResizeCommands(limits);
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Volume.KIND);
  }

  @Override
  public List<Command> commands() {
    List<Command> all = new ArrayList<>();
    all.add(Command.read("listVolumes", VolumeCommands::list));
    all.add(
        Command.job(
            "createVolume",
            "user.volume.CreateVolumeCmd",
            this::accept,
            VolumeCommands::abandon,
            Command.step(0.3, VolumeCommands::begin),
            Command.step(0.7, VolumeCommands::finish)));
    all.add(Command.change("deleteVolume", VolumeCommands::delete));
    all.add(
        Command.job(
            "destroyVolume",
            "user.volume.DestroyVolumeCmd",
            VolumeCommands::acceptOwn,
            VolumeCommands::destroy));
    all.add(Command.change("recoverVolume", VolumeCommands::recover));
    all.add(
        Command.job(
                "updateVolume",
                "admin.volume.UpdateVolumeCmdByAdmin",
                VolumeCommands::acceptOwn,
                VolumeCommands::update)
            .forAdmins());
    all.addAll(attachments.commands());
    all.addAll(resizes.commands());
    return all;
  }

  private static Answer list(View view, Call call) {
    Arguments arguments = call.arguments();
    Optional<String> vm = arguments.string("virtualmachineid");
    if (vm.isPresent()
        && view.find(Vm.KIND, vm.get()).isEmpty()
        && view.findRemoved(Vm.KIND, vm.get()).isEmpty()) {
      throw Errors.unknownId(call.command(), "virtualmachineid", vm.get());
    }
    Optional<String> zone = call.findEntity(view, "zoneid", Zone.KIND).map(Zone::id);
    Stream<Volume> volumes =
        Ownership.matching(call, Ownership.visible(view, call, Volume.KIND), Volume::name)
            .filter(volume -> vm.isEmpty() || vm.equals(volume.vmId()))
            .filter(volume -> zone.map(volume.zoneId()::equals).orElse(true))
            .filter(v ->
                arguments
                    .string("type")
                    .map(t -> t.equalsIgnoreCase("ROOT") == v.root())
                    .orElse(true))
            .filter(v ->
                arguments.string("state").map(v.state().wireName()::equalsIgnoreCase).orElse(true))
            .filter(v ->
                arguments.string("diskofferingid").isEmpty()
                    || arguments.string("diskofferingid").equals(v.diskOfferingId()));
    boolean forAdmin = call.caller().isAdmin();
    return Page.listing(
        call,
        "volume",
        Tags.selected(view, call, volumes).toList(),
        volume -> VolumeViews.show(view, forAdmin, volume));
  }

  private Target accept(Transaction transaction, Call call) {
    Arguments arguments = call.arguments();
    Account owner = Ownership.owner(transaction, call);
    if (arguments.string("customid").isPresent() && !call.caller().isAdmin()) {
      throw Errors.denied(
          "Please check your permissions, you are not allowed to create/update custom id");
    }
    Optional<Snapshot> snapshot =
        call.findEntity(transaction, "snapshotid", Snapshot.KIND)
            .map(found -> Ownership.requireOwn(call, found));
    Optional<DiskOffering> offering =
        call.findEntity(transaction, "diskofferingid", DiskOffering.KIND);
    if (offering.isEmpty() && snapshot.isEmpty()) {
      throw Errors.invalid(
          "At least one of disk Offering ID or snapshot ID must be passed whilst creating volume");
    }
    String zoneId =
        call.findEntity(transaction, "zoneid", Zone.KIND)
            .map(Zone::id)
            .or(() -> snapshot.map(Snapshot::zoneId))
            .orElseThrow(() -> Errors.missing(call.command(), "zoneid"));
    long size = size(call, offering, snapshot);
    limits.require(transaction, call, owner, ResourceType.VOLUME, 1);
    limits.require(transaction, call, owner, ResourceType.PRIMARY_STORAGE, size / Volumes.GIB);
    String id = environment.newId();
    transaction.put(
        Volume.KIND,
        new Volume(
            id,
            transaction.nextNumber(Volume.KIND),
            owner.id(),
            arguments.string("name").orElse(id),
            zoneId,
            false,
            VolumeState.ALLOCATED,
            size,
            offering
                .map(DiskOffering::id)
                .or(() -> snapshot.flatMap(s -> offeringOf(transaction, s))),
            arguments.number("miniops"),
            arguments.number("maxiops"),
            Optional.empty(),
            Optional.empty(),
            snapshot.map(Snapshot::id),
            Optional.empty(),
            false,
            environment.now(),
            Optional.empty()));
    return Target.created("Volume", id).queuedBehind(id);
  }

  /** The offering of the volume that a snapshot was taken of, else the first one. */
  private static Optional<String> offeringOf(View view, Snapshot snapshot) {
    return view.find(Volume.KIND, snapshot.volumeId())
        .flatMap(Volume::diskOfferingId)
        .or(() -> view.all(DiskOffering.KIND).stream().findFirst().map(DiskOffering::id));
  }

  private static long size(
      Call call, Optional<DiskOffering> offering, Optional<Snapshot> snapshot) {
    Optional<Long> gib = call.arguments().number("size");
    if (gib.isPresent() && (gib.get() < 1 || gib.get() > LARGEST_GIB)) {
      throw Errors.invalid(
          "Volume size: " + gib.get() + " GB is out of allowed range. Min: 1. Max: " + LARGEST_GIB);
    }
    if (snapshot.isPresent()) {
      long size = gib.map(n -> n * Volumes.GIB).orElse(snapshot.get().sizeInBytes());
      if (size < snapshot.get().sizeInBytes()) {
        throw Errors.invalid("The volume size is less than the snapshot size");
      }
      return size;
    }
    boolean customized = offering.map(DiskOffering::customized).orElse(true);
    if (!customized) {
      return offering.map(DiskOffering::sizeGiB).orElse(0) * Volumes.GIB;
    }
    return gib.orElseThrow(
            () -> Errors.invalid("This disk offering requires a custom size specified"))
        * Volumes.GIB;
  }

  private static Optional<ObjectNode> begin(Transaction transaction, JobCall job) {
    Volume volume = transaction.get(Volume.KIND, job.target());
    if (volume.snapshotId().isEmpty()) {
      return Optional.of(VolumeViews.result(transaction, job, volume));
    }
    transaction.put(Volume.KIND, volume.withState(VolumeState.CREATING));
    return Optional.empty();
  }

  private static Optional<ObjectNode> finish(Transaction transaction, JobCall job) {
    Volume volume = transaction.get(Volume.KIND, job.target()).withState(VolumeState.READY);
    return Optional.of(VolumeViews.result(transaction, job, transaction.put(Volume.KIND, volume)));
  }

  private static void abandon(Transaction transaction, JobCall job) {
    transaction
        .find(Volume.KIND, job.target())
        .filter(volume -> volume.vmId().isEmpty())
        .ifPresent(volume -> Volumes.remove(transaction, volume.id()));
  }

  static Target acceptOwn(Transaction transaction, Call call) {
    String id = call.arguments().required("id");
    OptionalLong removed = transaction.findRemoved(Volume.KIND, id);
    if (removed.isPresent()) {
      throw Errors.invalid("Unable to find volume with ID: " + removed.getAsLong());
    }
    Volume volume = Ownership.own(transaction, call, "id", Volume.KIND);
    return Target.existing("Volume", id).queuedBehind(volume.vmId().orElse(id));
  }

  private static Answer delete(Transaction transaction, Call call) {
    acceptOwn(transaction, call);
    Volume volume = Ownership.own(transaction, call, "id", Volume.KIND);
    requireDetached(volume);
    Volumes.remove(transaction, volume.id());
    return Answer.success();
  }

  private static void requireDetached(Volume volume) {
    if (volume.vmId().isPresent()) {
      throw Errors.invalid("Please specify a volume that is not attached to any VM.");
    }
    if (volume.deleteProtection()) {
      throw Errors.invalid(
          "Volume [id = "
              + volume.id()
              + ", name = "
              + volume.name()
              + "] has delete protection enabled and cannot be deleted.");
    }
  }

  private static Optional<ObjectNode> destroy(Transaction transaction, JobCall job) {
    Volume volume = transaction.get(Volume.KIND, job.target());
    requireDetached(volume);
    Volume destroyed = volume.withState(VolumeState.DESTROY);
    if (job.call().arguments().isTrue("expunge")) {
      Volumes.remove(transaction, volume.id());
    } else {
      transaction.put(Volume.KIND, destroyed);
    }
    return Optional.of(VolumeViews.result(transaction, job, destroyed));
  }

  private static Answer recover(Transaction transaction, Call call) {
    Volume volume = Ownership.own(transaction, call, "id", Volume.KIND);
    if (volume.state() != VolumeState.DESTROY) {
      throw Errors.invalid("Please specify a volume in Destroy state.");
    }
    Volume ready = transaction.put(Volume.KIND, volume.withState(VolumeState.READY));
    // This answer alone shows users where the volume lies.
    ObjectNode shown = VolumeViews.show(transaction, true, ready);
    if (!call.caller().isAdmin()) {
      shown.remove("displayvolume");
    }
    return new Answer.One("volume", shown);
  }

  private static Optional<ObjectNode> update(Transaction transaction, JobCall job) {
    Volume volume = transaction.get(Volume.KIND, job.target());
    Arguments arguments = job.call().arguments();
    Volume changed =
        volume
            .withName(arguments.string("name").orElse(volume.name()))
            .withDeleteProtection(
                arguments.bool("deleteprotection").orElse(volume.deleteProtection()));
    return Optional.of(VolumeViews.result(transaction, job, transaction.put(Volume.KIND, changed)));
  }
}
