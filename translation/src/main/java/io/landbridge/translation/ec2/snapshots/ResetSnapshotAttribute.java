// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.ec2.model.ResetSnapshotAttributeRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Takes every permission on a snapshot away, of which there is none. EC2 API 2016-11-15,
 * ResetSnapshotAttribute; the snapshot must be there.
 */
final class ResetSnapshotAttribute
    implements Ec2Operation<ResetSnapshotAttributeRequest, Acknowledged> {
  private final Snapshots snapshots;

  ResetSnapshotAttribute(Ec2Backend backend) {
    this.snapshots = new Snapshots(backend);
  }

  @Override
  public Acknowledged handle(Call call, ResetSnapshotAttributeRequest request) {
    OwnedSnapshot _ = snapshots.get(call, request.snapshotId());
    return Acknowledged.INSTANCE;
  }
}
