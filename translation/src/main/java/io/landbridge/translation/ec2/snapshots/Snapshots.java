// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Snapshot;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The caller's snapshots. A list costs one native call and a fixed number of statements. Blocks;
 * for virtual threads.
 */
final class Snapshots {
  /** What the cloud answers when one of several ids is unknown or somebody else's. */
  private static final Set<Integer> UNKNOWN_ID = Set.of(431, 531);

  private static final Set<String> GONE = Set.of("Destroying", "Destroyed", "Hidden");

  private final Ec2Backend backend;

  Snapshots(Ec2Backend backend) {
    this.backend = backend;
  }

  /** All snapshots of the caller, in no order. */
  List<OwnedSnapshot> list(Call call) {
    return toOwned(call, list(call, NativeRequest.of(NativeCommand.LIST_SNAPSHOTS)));
  }

  /** Those of the caller's snapshots that have one of these native ids. */
  List<OwnedSnapshot> find(Call call, Collection<NativeId> nativeIds) {
    if (nativeIds.isEmpty()) {
      return List.of();
    }
    NativeRequest all = NativeRequest.of(NativeCommand.LIST_SNAPSHOTS);
    List<Snapshot> found;
    try {
      found = list(call, all.with("ids", List.copyOf(nativeIds)));
    } catch (NativeException e) {
      if (!UNKNOWN_ID.contains(e.error().code())) {
        throw e;
      }
      // One unknown id spoils the whole list natively, and the error does not name the others.
      found = list(call, all).stream().filter(s -> nativeIds.contains(s.id())).toList();
    }
    return toOwned(call, found);
  }

  /**
   * The snapshots of these ids, in their order and each once.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidSnapshotID.Malformed}, or {@code
   *     InvalidSnapshot.NotFound} naming all that are not there
   */
  List<OwnedSnapshot> getAll(Call call, Collection<String> snapshotIds) {
    Map<String, NativeId> nativeIds =
        backend.ids().getNativeIds(call, ResourceKind.SNAPSHOT, snapshotIds);
    Map<String, OwnedSnapshot> found =
        find(call, nativeIds.values()).stream()
            .collect(Collectors.toMap(OwnedSnapshot::snapshotId, snapshot -> snapshot));
    List<String> missing =
        nativeIds.keySet().stream().filter(id -> !found.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      throw IdErrors.notFound(ResourceKind.SNAPSHOT, missing);
    }
    return nativeIds.keySet().stream()
        .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
        .toList();
  }

  /** The snapshot of an id; see {@link #getAll}. */
  OwnedSnapshot get(Call call, String snapshotId) {
    return getAll(call, List.of(snapshotId)).getFirst();
  }

  private List<Snapshot> list(Call call, NativeRequest request) {
    return backend.cloud().list(call, request, Snapshot.class).stream()
        .filter(snapshot -> call.caller().owns(snapshot.account(), snapshot.domainid()))
        .filter(snapshot -> !GONE.contains(snapshot.state()))
        .toList();
  }

  private List<OwnedSnapshot> toOwned(Call call, List<Snapshot> snapshots) {
    if (snapshots.isEmpty()) {
      return List.of();
    }
    // A snapshot that is kept in several zones comes once for each.
    Map<NativeId, Snapshot> once = new LinkedHashMap<>();
    snapshots.forEach(snapshot -> once.putIfAbsent(snapshot.id(), snapshot));
    Map<NativeId, String> ec2Ids = backend.ids().getEc2Ids(ResourceKind.SNAPSHOT, once.keySet());
    Map<NativeId, List<FollowedJob>> jobs =
        backend.jobs().find(call.caller().accountId(), ResourceKind.SNAPSHOT).stream()
            .filter(job -> job.resource().isPresent())
            .collect(Collectors.groupingBy(job -> job.resource().orElseThrow()));
    Map<String, Map<String, String>> facts =
        backend
            .store()
            .resourceFacts()
            .getAll(
                call.caller().accountId(),
                ResourceKind.SNAPSHOT,
                once.keySet().stream().map(NativeId::value).toList());
    return once.values().stream()
        .map(snapshot ->
            new OwnedSnapshot(
                ec2Ids.getOrDefault(snapshot.id(), ""),
                snapshot,
                facts.getOrDefault(snapshot.id().value(), Map.of()),
                jobs.getOrDefault(snapshot.id(), List.of())))
        .filter(snapshot -> !snapshot.isGoing())
        .toList();
  }
}
