// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.ObjectLockRetention;
import io.landbridge.s3.model.PutObjectRetentionOutput;
import io.landbridge.s3.model.PutObjectRetentionRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectLock;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.Retention;
import io.landbridge.translation.s3.store.VersionId;
import java.time.InstantSource;
import java.util.Optional;

/** Sets until when a version is locked. S3 API, PutObjectRetention. */
final class PutObjectRetention
    implements S3Operation<PutObjectRetentionRequest, PutObjectRetentionOutput> {
  private final ObjectStore store;
  private final InstantSource clock;

  PutObjectRetention(S3Backend backend) {
    this.store = backend.store();
    this.clock = backend.clock();
  }

  @Override
  public PutObjectRetentionOutput handle(S3Call call, PutObjectRetentionRequest request) {
    Locks.requireLocking(call);
    ObjectLockRetention asked =
        request.retention().orElseThrow(() -> S3Errors.malformedXml().toException());
    if (asked.mode().isPresent() != asked.retainUntilDate().isPresent()
        || asked.eventHold().isPresent()) {
      throw S3Errors.malformedXml().toException();
    }
    Optional<Retention> wanted =
        asked
            .mode()
            .map(mode ->
                new Retention(
                    Retention.Mode.valueOf(mode.name()), asked.retainUntilDate().orElseThrow()));
    boolean bypass = request.bypassGovernanceRetention().orElse(false);
    var _ =
        store.updateAttributes(
            call.bucket().id(),
            new ObjectKey(request.key()),
            request.versionId().map(VersionId::new),
            it -> ObjectLock.changeRetention(it, wanted, bypass, clock.instant()));
    return PutObjectRetentionOutput.builder().build();
  }
}
