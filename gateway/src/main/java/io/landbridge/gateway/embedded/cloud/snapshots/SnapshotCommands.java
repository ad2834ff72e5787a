// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.snapshots;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.HostCommand;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.templates.Template;
import io.landbridge.gateway.embedded.cloud.templates.TemplateView;
import io.landbridge.gateway.embedded.cloud.volumes.Volume;
import io.landbridge.gateway.embedded.cloud.volumes.VolumeState;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Snapshots: Allocated, Creating, BackingUp, BackedUp. Source: recordings *Snapshot*. */
public final class SnapshotCommands implements Feature {
  private static final String BACKED_UP = "BackedUp";

  private final Environment environment;
  private final Limits limits;

  /** Commands that count snapshots against limits. */
  public SnapshotCommands(Environment environment, Limits limits) {
    this.environment = environment;
    this.limits = limits;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Snapshot.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("listSnapshots", SnapshotCommands::list),
        Command.job(
            "createSnapshot",
            "user.snapshot.CreateSnapshotCmd",
            this::accept,
            SnapshotCommands::abandon,
            Command.step(0.2, SnapshotCommands::begin),
            Command.step(
                0.4,
                new HostCommand(
                    "CreateObjectCommand",
                    (_, _) -> Errors.unexpected("Failed to create snapshot")),
                SnapshotCommands::backUp),
            Command.step(0.4, SnapshotCommands::finish)),
        Command.job(
            "deleteSnapshot",
            "user.snapshot.DeleteSnapshotCmd",
            SnapshotCommands::acceptDelete,
            SnapshotCommands::delete));
  }

  private static Answer list(View view, Call call) {
    Arguments arguments = call.arguments();
    Optional<String> volume = arguments.string("volumeid");
    if (volume.isPresent()
        && view.find(Volume.KIND, volume.get()).isEmpty()
        && view.findRemoved(Volume.KIND, volume.get()).isEmpty()) {
      throw Errors.unknownId(call.command(), "volumeid", volume.get());
    }
    Stream<Snapshot> snapshots =
        Ownership.matching(call, Ownership.visible(view, call, Snapshot.KIND), Snapshot::name)
            .filter(snapshot -> volume.map(snapshot.volumeId()::equals).orElse(true))
            .filter(s -> arguments.string("zoneid").map(s.zoneId()::equals).orElse(true));
    return Page.listing(
        call,
        "snapshot",
        Tags.selected(view, call, snapshots).toList(),
        snapshot -> show(view, snapshot));
  }

  private Target accept(Transaction transaction, Call call) {
    Volume volume = Ownership.own(transaction, call, "volumeid", Volume.KIND);
    Account owner = transaction.get(Account.KIND, volume.accountId());
    if (volume.state() != VolumeState.READY) {
      throw Errors.invalid(
          "Volume: Volume {\"id\":%d,\"name\":\"%s\",\"uuid\":\"%s\",\"volumeType\":\"%s\"} is not in Ready state but %s. Cannot take snapshot."
              .formatted(
                  volume.number(),
                  volume.name(),
                  volume.id(),
                  volume.root() ? "ROOT" : "DATADISK",
                  volume.state().wireName()));
    }
    limits.require(transaction, call, owner, ResourceType.SNAPSHOT, 1);
    String id = environment.newId();
    transaction.put(
        Snapshot.KIND,
        new Snapshot(
            id,
            transaction.nextNumber(Snapshot.KIND),
            volume.accountId(),
            call.arguments().string("name").orElse(volume.name() + "-" + id),
            volume.id(),
            volume.name(),
            volume.zoneId(),
            volume.root(),
            volume
                .templateId()
                .flatMap(template -> transaction.find(Template.KIND, template))
                .map(Template::osType),
            volume.sizeInBytes(),
            "Allocated",
            environment.now()));
    call.arguments()
        .map("tags")
        .forEach((key, value) ->
            Tags.add(transaction, environment, volume.accountId(), "Snapshot", id, key, value));
    return Target.created("Snapshot", id).queuedBehind(volume.vmId().orElse(volume.id()));
  }

  private static Snapshot of(Transaction transaction, JobCall job) {
    return transaction
        .find(Snapshot.KIND, job.target())
        .orElseThrow(() -> Errors.invalid("The snapshot has gone"));
  }

  private static void volumeTo(
      Transaction transaction, Snapshot snapshot, VolumeState from, VolumeState to) {
    transaction
        .find(Volume.KIND, snapshot.volumeId())
        .filter(volume -> volume.state() == from)
        .ifPresent(volume -> transaction.put(Volume.KIND, volume.withState(to)));
  }

  private static Optional<ObjectNode> begin(Transaction transaction, JobCall job) {
    Snapshot snapshot = of(transaction, job);
    volumeTo(transaction, snapshot, VolumeState.READY, VolumeState.SNAPSHOTTING);
    transaction.put(Snapshot.KIND, snapshot.withState("Creating"));
    return Optional.empty();
  }

  private static Optional<ObjectNode> backUp(Transaction transaction, JobCall job) {
    Snapshot snapshot = of(transaction, job);
    volumeTo(transaction, snapshot, VolumeState.SNAPSHOTTING, VolumeState.READY);
    transaction.put(Snapshot.KIND, snapshot.withState("BackingUp"));
    return Optional.empty();
  }

  private static Optional<ObjectNode> finish(Transaction transaction, JobCall job) {
    Snapshot snapshot = transaction.put(Snapshot.KIND, of(transaction, job).withState(BACKED_UP));
    ObjectNode shown = show(transaction, snapshot).put("snapshottype", "MANUAL");
    return Optional.of(Fields.of().put("snapshot", shown).node());
  }

  private static void abandon(Transaction transaction, JobCall job) {
    transaction
        .find(Snapshot.KIND, job.target())
        .ifPresent(snapshot -> {
          volumeTo(transaction, snapshot, VolumeState.SNAPSHOTTING, VolumeState.READY);
          Tags.removeAll(transaction, snapshot.id());
          transaction.remove(Snapshot.KIND, snapshot.id());
        });
  }

  private static Target acceptDelete(Transaction transaction, Call call) {
    String id = call.arguments().required("id");
    if (transaction.findRemoved(Snapshot.KIND, id).isEmpty()) {
      Ownership.own(transaction, call, "id", Snapshot.KIND);
    }
    return Target.existing("Snapshot", id).queuedBehind(id);
  }

  private static Optional<ObjectNode> delete(Transaction transaction, JobCall job) {
    OptionalLong removed = transaction.findRemoved(Snapshot.KIND, job.target());
    if (removed.isPresent()) {
      throw Errors.invalid("unable to find a snapshot with id " + removed.getAsLong());
    }
    Snapshot snapshot = of(transaction, job);
    if (!snapshot.state().equals(BACKED_UP)) {
      throw Errors.invalid("Can't delete snapshot " + snapshot.id() + " in this state");
    }
    Tags.removeAll(transaction, snapshot.id());
    transaction.remove(Snapshot.KIND, snapshot.id());
    return Optional.empty();
  }

  private static ObjectNode show(View view, Snapshot snapshot) {
    Fields fields = Fields.of().put("id", snapshot.id());
    Ownership.describe(fields, view, snapshot.accountId());
    Optional<Volume> volume = view.find(Volume.KIND, snapshot.volumeId());
    fields
        .put("volumeid", snapshot.volumeId())
        .put("volumename", snapshot.volumeName())
        .put("volumetype", snapshot.ofRoot() ? "ROOT" : "DATADISK")
        .put("volumestate", volume.map(v -> v.state().wireName()))
        .put("created", snapshot.created())
        .put("name", snapshot.name())
        .put("intervaltype", "MANUAL")
        .put("state", snapshot.state())
        .put("physicalsize", 0)
        .put("zoneid", snapshot.zoneId())
        .put("zonename", view.find(Zone.KIND, snapshot.zoneId()).map(Zone::name))
        .put("revertable", false);
    snapshot
        .osType()
        .ifPresent(
            os -> fields.put("ostypeid", TemplateView.osTypeId(os)).put("osdisplayname", os));
    return fields
        .put("virtualsize", snapshot.sizeInBytes())
        .put("tags", Tags.show(view, snapshot.id()))
        .put("hasannotations", false)
        .node();
  }
}
