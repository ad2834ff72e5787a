// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.ec2.model.Snapshot;
import io.landbridge.ec2.model.SnapshotState;
import io.landbridge.ec2.model.StorageTier;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.tags.TagView;
import io.landbridge.translation.ec2.tags.Tags;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Native snapshots as EC2's Snapshots, with what some of them need to know gathered once. */
final class SnapshotProjection {
  private static final long GIB = 1L << 30;

  private final String ownerId;
  private final Map<NativeId, String> volumeIds;
  private final TagView tags;

  private SnapshotProjection(String ownerId, Map<NativeId, String> volumeIds, TagView tags) {
    this.ownerId = ownerId;
    this.volumeIds = volumeIds;
    this.tags = tags;
  }

  static SnapshotProjection gather(Call call, Ec2Backend backend, List<OwnedSnapshot> snapshots) {
    return new SnapshotProjection(
        call.caller().accountId().value(),
        backend
            .ids()
            .getEc2Ids(
                ResourceKind.VOLUME,
                snapshots.stream().flatMap(s -> s.snapshot().volumeid().stream()).toList()),
        Tags.view(snapshots.stream().flatMap(s -> s.jobs().stream()).toList()));
  }

  Snapshot toShape(OwnedSnapshot owned) {
    SnapshotState state = owned.state();
    return Snapshot.builder()
        .snapshotId(owned.snapshotId())
        .ownerId(ownerId)
        .description(owned.facts().getOrDefault(SnapshotFacts.DESCRIPTION, ""))
        .encrypted(Boolean.parseBoolean(owned.facts().get(SnapshotFacts.ENCRYPTED)))
        .volumeId(owned.snapshot().volumeid().flatMap(id -> Optional.ofNullable(volumeIds.get(id))))
        .volumeSize(owned.snapshot().virtualsize().map(SnapshotProjection::gib))
        .fullSnapshotSizeInBytes(owned.snapshot().physicalsize().filter(size -> size > 0))
        .startTime(owned.snapshot().created())
        .state(state)
        .stateMessage(
            state == SnapshotState.ERROR
                ? Optional.of("The cloud could not make the snapshot.")
                : Optional.empty())
        .progress(state == SnapshotState.COMPLETED ? "100%" : "0%")
        .storageTier(StorageTier.STANDARD)
        .tags(tags.of(owned.nativeId(), owned.snapshot().tags()))
        .build();
  }

  private static int gib(long bytes) {
    return Math.toIntExact((bytes + GIB - 1) / GIB);
  }
}
