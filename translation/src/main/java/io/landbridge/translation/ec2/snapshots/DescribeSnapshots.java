// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.aws.AccountId;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DescribeSnapshotsRequest;
import io.landbridge.ec2.model.DescribeSnapshotsResult;
import io.landbridge.ec2.model.Snapshot;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import java.util.Set;

/**
 * Describes the caller's snapshots; natively there are none that others share. EC2 API 2016-11-15,
 * DescribeSnapshots; native {@code listSnapshots}.
 */
final class DescribeSnapshots
    implements Ec2Operation<DescribeSnapshotsRequest, DescribeSnapshotsResult> {
  private static final String SELF = "self";

  /** Owners that are not accounts, and have no snapshots here. */
  private static final Set<String> ALIASES = Set.of("amazon", "aws-marketplace");

  private static final FilterTable<Snapshot> FILTERS =
      FilterTable.<Snapshot>empty()
          .with("availability-zone", Snapshot::availabilityZone)
          .with("completion-time", Snapshot::completionTime)
          .with("description", Snapshot::description)
          .with("encrypted", Snapshot::encrypted)
          .with("owner-alias", Snapshot::ownerAlias)
          .with("owner-id", Snapshot::ownerId)
          .with("progress", Snapshot::progress)
          .with("snapshot-id", Snapshot::snapshotId)
          .with("start-time", Snapshot::startTime)
          .with("status", Snapshot::state)
          .with("storage-tier", Snapshot::storageTier)
          .with("transfer-type", Snapshot::transferType)
          .with("volume-id", Snapshot::volumeId)
          .with("volume-size", Snapshot::volumeSize)
          .withTags(Snapshot::tags);
  private static final Listing<Snapshot> LISTING =
      Listing.<Snapshot>of("DescribeSnapshots", s -> s.snapshotId().orElse(""), FILTERS)
          .of(ResourceKind.SNAPSHOT)
          .withoutPagesOfIds();

  private final Ec2Backend backend;
  private final Snapshots snapshots;

  DescribeSnapshots(Ec2Backend backend) {
    this.backend = backend;
    this.snapshots = new Snapshots(backend);
  }

  @Override
  public void validate(Call call, DescribeSnapshotsRequest request) {
    backend.describe().check(call, LISTING, selection(request));
    for (String owner : request.ownerIds()) {
      if (!owner.equals(SELF) && !ALIASES.contains(owner) && !AccountId.isWellFormed(owner)) {
        throw Ec2Errors.client("InvalidUserID.Malformed", "Invalid user id: \"" + owner + "\"")
            .toException();
      }
    }
  }

  @Override
  public DescribeSnapshotsResult handle(Call call, DescribeSnapshotsRequest request) {
    Page<Snapshot> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call, request));
    return DescribeSnapshotsResult.builder()
        .snapshots(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<Snapshot> fetch(Call call, DescribeSnapshotsRequest request) {
    if (!namesCaller(call, request.ownerIds())
        || !namesCaller(call, request.restorableByUserIds())) {
      return List.of();
    }
    List<OwnedSnapshot> found =
        request.snapshotIds().isEmpty()
            ? snapshots.list(call)
            : snapshots.getAll(call, request.snapshotIds());
    SnapshotProjection projection = SnapshotProjection.gather(call, backend, found);
    return found.stream().map(projection::toShape).toList();
  }

  /** Whether users are not asked for, or the caller is one of them; nothing is public. */
  private static boolean namesCaller(Call call, List<String> users) {
    return users.isEmpty()
        || users.stream()
            .anyMatch(user -> user.equals(SELF) || user.equals(call.caller().accountId().value()));
  }

  private static Selection selection(DescribeSnapshotsRequest request) {
    return new Selection(
        request,
        request.snapshotIds(),
        request.filters(),
        request.maxResults(),
        request.nextToken());
  }
}
