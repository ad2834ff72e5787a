// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.ec2.model.GetSnapshotBlockPublicAccessStateRequest;
import io.landbridge.ec2.model.GetSnapshotBlockPublicAccessStateResult;
import io.landbridge.ec2.model.ManagedBy;
import io.landbridge.ec2.model.SnapshotBlockPublicAccessState;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Tells that no snapshot is public and none can be made so, as the cloud has no way to share one.
 * EC2 API 2016-11-15, GetSnapshotBlockPublicAccessState.
 */
final class GetSnapshotBlockPublicAccessState
    implements Ec2Operation<
        GetSnapshotBlockPublicAccessStateRequest, GetSnapshotBlockPublicAccessStateResult> {
  @Override
  public GetSnapshotBlockPublicAccessStateResult handle(
      Call call, GetSnapshotBlockPublicAccessStateRequest request) {
    return GetSnapshotBlockPublicAccessStateResult.builder()
        .state(SnapshotBlockPublicAccessState.BLOCK_ALL_SHARING)
        .managedBy(ManagedBy.ACCOUNT)
        .build();
  }
}
