// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.ModifySnapshotAttributeRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Takes permissions on a snapshot away, of which there is none; the cloud has no way to give any.
 * EC2 API 2016-11-15, ModifySnapshotAttribute; the snapshot must be there.
 */
final class ModifySnapshotAttribute
    implements Ec2Operation<ModifySnapshotAttributeRequest, Acknowledged> {
  private final Snapshots snapshots;

  ModifySnapshotAttribute(Ec2Backend backend) {
    this.snapshots = new Snapshots(backend);
  }

  @Override
  public void validate(Call call, ModifySnapshotAttributeRequest request) {
    boolean namesUsers = !request.userIds().isEmpty() || !request.groupNames().isEmpty();
    if (namesUsers && request.operationType().isEmpty()) {
      throw Ec2Errors.missingParameter("OperationType").toException();
    }
    if (!namesUsers && request.createVolumePermission().isEmpty()) {
      throw Ec2Errors.missingParameter("CreateVolumePermission").toException();
    }
  }

  @Override
  public Acknowledged handle(Call call, ModifySnapshotAttributeRequest request) {
    OwnedSnapshot _ = snapshots.get(call, request.snapshotId());
    return Acknowledged.INSTANCE;
  }
}
