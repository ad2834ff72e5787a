// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.state.ResourceRef;
import io.landbridge.translation.state.Tombstones.Tombstone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Snapshots that EC2 shows although the cloud does not list them: those whose making has failed, of
 * which CloudStack drops the record and EC2 shows the state {@code error}, and for the moment
 * before that failure is known, those that are still being made.
 */
final class LostSnapshots {
  private final Ec2Backend backend;

  LostSnapshots(Ec2Backend backend) {
    this.backend = backend;
  }

  /**
   * The caller's, by native id.
   *
   * @param jobs the caller's jobs about snapshots
   */
  Map<NativeId, OwnedSnapshot> find(Call call, List<FollowedJob> jobs) {
    Map<NativeId, OwnedSnapshot> found = new LinkedHashMap<>();
    backend
        .store()
        .tombstones()
        .findAll(call.caller().accountId(), ResourceKind.SNAPSHOT)
        .forEach(left -> found.put(left.nativeId(), failed(left)));
    jobs.stream()
        .filter(LostSnapshots::isUndecided)
        .forEach(job ->
            job.resource().ifPresent(id -> making(job, id).ifPresent(it -> found.put(id, it))));
    return found;
  }

  private static boolean isUndecided(FollowedJob job) {
    return job.purpose().equals(SnapshotJobs.CREATE)
        && job.state() != FollowedJob.State.SUCCEEDED
        && !job.handled();
  }

  private OwnedSnapshot failed(Tombstone left) {
    return owned(left.nativeId(), LostSnapshot.parse(left.document()), "Error");
  }

  private Optional<OwnedSnapshot> making(FollowedJob job, NativeId id) {
    return Optional.ofNullable(job.facts().get(SnapshotJobs.WHEN_LOST))
        .map(document -> owned(id, LostSnapshot.parse(document), "Creating"));
  }

  private OwnedSnapshot owned(NativeId id, LostSnapshot lost, String state) {
    return new OwnedSnapshot(
        backend.ids().getEc2Id(ResourceKind.SNAPSHOT, id),
        lost.toNative(id, state),
        lost.facts(),
        List.of(),
        true);
  }

  /** Keeps what a failed job was to make, for as long as what is gone is shown. */
  void keep(FollowedJob job) {
    job.resource()
        .ifPresent(id ->
            Optional.ofNullable(job.facts().get(SnapshotJobs.WHEN_LOST))
                .ifPresent(
                    document -> backend.store().tombstones().put(tombstone(job, id, document))));
  }

  private Tombstone tombstone(FollowedJob job, NativeId id, String document) {
    return new Tombstone(
        backend.ids().getEc2Id(ResourceKind.SNAPSHOT, id),
        job.account(),
        ResourceKind.SNAPSHOT,
        id,
        document,
        backend.clock().instant().plus(backend.options().terminatedFor()));
  }

  /** Removes all that the store holds about a snapshot. */
  void forget(ResourceRef snapshot) {
    backend
        .store()
        .tombstones()
        .delete(backend.ids().getEc2Id(ResourceKind.SNAPSHOT, new NativeId(snapshot.id())));
    backend.store().resourceFacts().deleteAll(snapshot);
  }
}
