// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.GetBucketOwnershipControlsOutput;
import io.landbridge.s3.model.OwnershipControls;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Bucket;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.access.AccessDocument;
import io.landbridge.translation.s3.access.StoredAccess;

/** Who owns what others write into a bucket. */
final class OwnershipSettings {
  private final StoredAccess access;

  OwnershipSettings(S3Backend backend) {
    this.access = new StoredAccess(backend.store());
  }

  /** S3 API, GetBucketOwnershipControls. */
  GetBucketOwnershipControlsOutput get(S3Bucket bucket) {
    return GetBucketOwnershipControlsOutput.builder()
        .ownershipControls(
            AccessDocument.write(
                access
                    .findOwnership(bucket.id())
                    .orElseThrow(() -> ConfigurationErrors.noOwnership(bucket))))
        .build();
  }

  /** S3 API, PutBucketOwnershipControls. */
  Acknowledged put(S3Call call, OwnershipControls wanted) {
    access.putOwnership(
        call.bucket().id(), call.permissions().access(), AccessDocument.read(wanted));
    return Acknowledged.INSTANCE;
  }

  /** S3 API, DeleteBucketOwnershipControls. */
  Acknowledged delete(S3Bucket bucket) {
    access.deleteOwnership(bucket.id());
    return Acknowledged.INSTANCE;
  }
}
