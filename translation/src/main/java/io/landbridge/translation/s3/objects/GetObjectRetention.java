// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.model.GetObjectRetentionOutput;
import io.landbridge.s3.model.GetObjectRetentionRequest;
import io.landbridge.s3.model.ObjectLockRetention;
import io.landbridge.s3.model.ObjectLockRetentionMode;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;

/** Until when a version is locked. S3 API, GetObjectRetention. */
final class GetObjectRetention
    implements S3Operation<GetObjectRetentionRequest, GetObjectRetentionOutput> {
  private final ObjectStore store;

  GetObjectRetention(S3Backend backend) {
    this.store = backend.store();
  }

  @Override
  public GetObjectRetentionOutput handle(S3Call call, GetObjectRetentionRequest request) {
    Locks.requireLocking(call);
    ObjectVersion version = NamedVersions.get(store, call, request.key(), request.versionId());
    var retention = version.attributes().retention().orElseThrow(() -> Locks.noLock(request.key()));
    return GetObjectRetentionOutput.builder()
        .retention(
            ObjectLockRetention.builder()
                .mode(ObjectLockRetentionMode.valueOf(retention.mode().name()))
                .retainUntilDate(retention.until())
                .build())
        .build();
  }
}
