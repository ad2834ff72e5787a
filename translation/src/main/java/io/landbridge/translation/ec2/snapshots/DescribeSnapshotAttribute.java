// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.ec2.model.DescribeSnapshotAttributeRequest;
import io.landbridge.ec2.model.DescribeSnapshotAttributeResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Describes an attribute of a snapshot. EC2 API 2016-11-15, DescribeSnapshotAttribute. Snapshots
 * are not shared natively and have no product codes, so that both attributes are empty.
 */
final class DescribeSnapshotAttribute
    implements Ec2Operation<DescribeSnapshotAttributeRequest, DescribeSnapshotAttributeResult> {
  private final Snapshots snapshots;

  DescribeSnapshotAttribute(Ec2Backend backend) {
    this.snapshots = new Snapshots(backend);
  }

  @Override
  public DescribeSnapshotAttributeResult handle(
      Call call, DescribeSnapshotAttributeRequest request) {
    return DescribeSnapshotAttributeResult.builder()
        .snapshotId(snapshots.get(call, request.snapshotId()).snapshotId())
        .build();
  }
}
