// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.model.GetObjectLegalHoldOutput;
import io.landbridge.s3.model.GetObjectLegalHoldRequest;
import io.landbridge.s3.model.ObjectLockLegalHold;
import io.landbridge.s3.model.ObjectLockLegalHoldStatus;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.LegalHold;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;

/** Whether a version is held. S3 API, GetObjectLegalHold. */
final class GetObjectLegalHold
    implements S3Operation<GetObjectLegalHoldRequest, GetObjectLegalHoldOutput> {
  private final ObjectStore store;

  GetObjectLegalHold(S3Backend backend) {
    this.store = backend.store();
  }

  @Override
  public GetObjectLegalHoldOutput handle(S3Call call, GetObjectLegalHoldRequest request) {
    Locks.requireLocking(call);
    ObjectVersion version = NamedVersions.get(store, call, request.key(), request.versionId());
    return GetObjectLegalHoldOutput.builder()
        .legalHold(
            ObjectLockLegalHold.builder()
                .status(status(version.attributes().legalHold(), request.key()))
                .build())
        .build();
  }

  private static ObjectLockLegalHoldStatus status(LegalHold hold, String key) {
    return switch (hold) {
      case NEVER -> throw Locks.noLock(key);
      case ON -> ObjectLockLegalHoldStatus.ON;
      case OFF -> ObjectLockLegalHoldStatus.OFF;
    };
  }
}
