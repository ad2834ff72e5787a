// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Snapshot;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.OwnedEntities;
import io.landbridge.translation.ec2.OwnedEntities.Known;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The caller's snapshots. A list costs one native call and a fixed number of statements. Blocks;
 * for virtual threads.
 */
final class Snapshots {
  private static final Set<String> GONE = Set.of("Destroying", "Destroyed", "Hidden");

  private final OwnedEntities<Snapshot> snapshots;
  private final LostSnapshots lost;

  Snapshots(Ec2Backend backend) {
    this.lost = new LostSnapshots(backend);
    this.snapshots =
        new OwnedEntities<>(
            backend,
            new OwnedEntities.Source<>(
                ResourceKind.SNAPSHOT,
                NativeRequest.of(NativeCommand.LIST_SNAPSHOTS),
                Snapshot.class,
                Snapshot::id,
                (call, snapshot) ->
                    call.caller().owns(snapshot.account(), snapshot.domainid())
                        && !GONE.contains(snapshot.state())));
  }

  /** All snapshots of the caller, in no order. */
  List<OwnedSnapshot> list(Call call) {
    return toOwned(call, snapshots.list(call), List.of());
  }

  /** Those of the caller's snapshots that have one of these native ids. */
  List<OwnedSnapshot> find(Call call, Collection<NativeId> nativeIds) {
    return nativeIds.isEmpty()
        ? List.of()
        : toOwned(call, snapshots.find(call, nativeIds), nativeIds);
  }

  /**
   * The snapshots of these ids, in their order and each once.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidSnapshotID.Malformed}, or {@code
   *     InvalidSnapshot.NotFound} naming all that are not there
   */
  List<OwnedSnapshot> getAll(Call call, Collection<String> snapshotIds) {
    return snapshots.getAll(call, snapshotIds, ids -> find(call, ids), OwnedSnapshot::snapshotId);
  }

  /** The snapshot of an id; see {@link #getAll}. */
  OwnedSnapshot get(Call call, String snapshotId) {
    return getAll(call, List.of(snapshotId)).getFirst();
  }

  private List<OwnedSnapshot> toOwned(Call call, List<Snapshot> found, Collection<NativeId> named) {
    // A snapshot that is kept in several zones comes once for each.
    Map<NativeId, Snapshot> once = new LinkedHashMap<>();
    found.forEach(snapshot -> once.putIfAbsent(snapshot.id(), snapshot));
    Known known = snapshots.know(call, List.copyOf(once.values()), named);
    Stream<OwnedSnapshot> listed =
        once.values().stream()
            .map(snapshot ->
                new OwnedSnapshot(
                    known.ec2Id(snapshot.id()),
                    snapshot,
                    known.factsOf(snapshot.id()),
                    known.jobsOf(snapshot.id()),
                    false));
    List<FollowedJob> jobs = known.jobs().values().stream().flatMap(List::stream).toList();
    Stream<OwnedSnapshot> others =
        lost.find(call, jobs).values().stream()
            .filter(snapshot -> named.isEmpty() || named.contains(snapshot.nativeId()))
            .filter(snapshot -> !once.containsKey(snapshot.nativeId()));
    return Stream.concat(listed, others).filter(snapshot -> !snapshot.isGoing()).toList();
  }
}
