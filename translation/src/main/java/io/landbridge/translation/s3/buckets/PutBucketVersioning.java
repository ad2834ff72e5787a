// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.buckets;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.BucketVersioningStatus;
import io.landbridge.s3.model.MFADelete;
import io.landbridge.s3.model.PutBucketVersioningRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketChange;
import io.landbridge.translation.s3.BucketDirectory;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.VersioningState;

/** Enables or suspends versions. S3 API, PutBucketVersioning; native {@code updateBucket}. */
final class PutBucketVersioning implements S3Operation<PutBucketVersioningRequest, Acknowledged> {
  private final BucketDirectory buckets;
  private final ObjectStore store;

  PutBucketVersioning(S3Backend backend) {
    this.buckets = backend.buckets();
    this.store = backend.store();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketVersioningRequest request) {
    var wanted = request.versioningConfiguration();
    if (wanted.mfaDelete().filter(MFADelete.ENABLED::equals).isPresent()) {
      throw new AwsError("NotImplemented", 501, "MFA delete is not supported").toException();
    }
    BucketVersioningStatus status =
        wanted.status().orElseThrow(() -> S3Errors.malformedXml().toException());
    boolean enabled = status == BucketVersioningStatus.ENABLED;
    if (!enabled && call.bucket().locked()) {
      throw new AwsError(
              "InvalidBucketState",
              409,
              "An Object Lock configuration is present on this bucket, so the versioning state"
                  + " cannot be changed.")
          .toException();
    }
    buckets.change(
        call,
        call.bucket(),
        enabled ? BucketChange.VERSIONING_ENABLED : BucketChange.VERSIONING_SUSPENDED,
        () ->
            store.setVersioning(
                call.bucket().id(), enabled ? VersioningState.ENABLED : VersioningState.SUSPENDED));
    return Acknowledged.INSTANCE;
  }
}
