// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCatalogue;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.identity.ServiceAccount;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.jobs.JobListener;
import io.landbridge.translation.metadata.Asker;
import io.landbridge.translation.metadata.InstanceSource;
import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.SourceUnavailableException;
import io.landbridge.translation.metadata.cloudstack.Kept.Dated;
import io.landbridge.translation.metadata.cloudstack.Kept.Reading;
import io.landbridge.translation.state.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Instances from the native API. All machines of the cloud are read by the service account and kept
 * briefly, so that a thousand guests that boot at once cost about one native list a second. An
 * address that is not among them has them read again, within the pace of {@link Kept}, and whoever
 * asks waits for it.
 *
 * <p>A machine that a followed job has stopped or destroyed is nobody from then on. One that was
 * stopped or destroyed past this gateway is served for as long as machines are kept, which is why
 * that is short: its address may be another's soon. Metadata options that are set at this gateway
 * hold from then on.
 */
public final class NativeInstances implements InstanceSource, JobListener, AutoCloseable {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Set<String> ENDING =
      Set.of(
          NativeCommand.STOP_VIRTUAL_MACHINE.wireName(),
          NativeCommand.DESTROY_VIRTUAL_MACHINE.wireName(),
          NativeCommand.EXPUNGE_VIRTUAL_MACHINE.wireName());
  private static final int MOST_ENDED = 20_000;

  /** More than this many strangers at once are nobody without another look. */
  private static final int MOST_STRANGERS = 128;

  private final InstantSource clock;
  private final CloudReader reader;
  private final Kept<Snapshot> kept;
  private final FactChanges changes = new FactChanges();
  private final UserDataCache userData;
  private final Semaphore strangers = new Semaphore(MOST_STRANGERS);
  private final Cache<NativeId, Instant> ended =
      Caffeine.newBuilder().maximumSize(MOST_ENDED).build();

  /**
   * Instances over the parts of a gateway.
   *
   * @param cloud the native cloud
   * @param service sees the machines of all accounts
   * @param keptFor how old the list of machines may be
   * @param catalogueKept how old the cloud's zones and offerings may be
   */
  public NativeInstances(
      Ec2Backend backend,
      CloudStack cloud,
      ServiceAccount service,
      Duration keptFor,
      Duration catalogueKept) {
    this.clock = service.clock();
    this.reader = new CloudReader(cloud, service);
    OwnerViews maker = new OwnerViews(backend, service, new NativeCatalogue(cloud, catalogueKept));
    this.kept = new Kept<>(before -> read(before, maker), keptFor, clock);
    this.userData = new UserDataCache(cloud, service, keptFor);
    backend.store().resourceFacts().listen(changes);
  }

  private Reading<Snapshot> read(Optional<Snapshot> before, OwnerViews maker) {
    Reading<CloudContent> reading = reader.read(before.map(Snapshot::content));
    Snapshot snapshot = new Snapshot(reading.value(), maker, changes);
    // Whose guests asked before will ask again, and need not wait for their views.
    snapshot.prepare(before.map(Snapshot::asking).orElseGet(Set::of));
    return new Reading<>(snapshot, reading.calls());
  }

  @Override
  public Optional<InstanceView> find(Asker asker) {
    Dated<Snapshot> known = kept.get();
    Optional<VirtualMachine> machine = known.value().addresses().find(asker);
    if (machine.isEmpty()) {
      return findStranger(asker);
    }
    Instant end = endOf(machine.get());
    return end.isAfter(known.begun())
        ? find(kept.getSince(end), asker)
        : known.value().view(machine.get());
  }

  @Override
  public Optional<InstanceView> findKept(Asker asker) {
    return kept.findKept()
        .flatMap(known ->
            known
                .value()
                .addresses()
                .find(asker)
                .filter(machine -> !endOf(machine).isAfter(known.begun()))
                .flatMap(known.value()::findKept));
  }

  private Instant endOf(VirtualMachine machine) {
    return ended.asMap().getOrDefault(machine.id(), Instant.MIN);
  }

  private Optional<InstanceView> findStranger(Asker asker) {
    if (!strangers.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return find(kept.getSince(clock.instant().minus(FRESH)), asker);
    } finally {
      strangers.release();
    }
  }

  private static Optional<InstanceView> find(Dated<Snapshot> known, Asker asker) {
    return known.value().addresses().find(asker).flatMap(known.value()::view);
  }

  @Override
  public Optional<byte[]> userData(InstanceView instance) {
    try {
      return userData.find(new NativeId(instance.machine().id()));
    } catch (NativeException | StoreException e) {
      throw new SourceUnavailableException("The cloud does not tell the user data", e);
    }
  }

  @Override
  public void ended(FollowedJob job) {
    if (job.kind() == ResourceKind.VOLUME) {
      reader.volumesChanged();
    }
    if (ENDING.contains(job.command())) {
      job.resource().ifPresent(machine -> ended.put(machine, clock.instant()));
    }
    kept.changed();
  }

  /** Reads no more. */
  @Override
  public void close() {
    kept.close();
  }
}
