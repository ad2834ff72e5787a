// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.ObjectLockLegalHold;
import io.landbridge.s3.model.PutObjectLegalHoldOutput;
import io.landbridge.s3.model.PutObjectLegalHoldRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.LegalHold;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.VersionId;

/** Holds a version, or lets it go. S3 API, PutObjectLegalHold. */
final class PutObjectLegalHold
    implements S3Operation<PutObjectLegalHoldRequest, PutObjectLegalHoldOutput> {
  private final ObjectStore store;

  PutObjectLegalHold(S3Backend backend) {
    this.store = backend.store();
  }

  @Override
  public PutObjectLegalHoldOutput handle(S3Call call, PutObjectLegalHoldRequest request) {
    Locks.requireLocking(call);
    LegalHold wanted =
        request
            .legalHold()
            .flatMap(ObjectLockLegalHold::status)
            .map(status -> LegalHold.valueOf(status.name()))
            .orElseThrow(() -> S3Errors.malformedXml().toException());
    var _ =
        store.updateAttributes(
            call.bucket().id(),
            new ObjectKey(request.key()),
            request.versionId().map(VersionId::new),
            it -> it.withLegalHold(wanted));
    return PutObjectLegalHoldOutput.builder().build();
  }
}
