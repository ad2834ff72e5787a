// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.DeleteBucketPolicyRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketChange;
import io.landbridge.translation.s3.BucketDirectory;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.StoredAccess;

/**
 * Forgets a bucket's policy; there need not be one. S3 API, DeleteBucketPolicy; native {@code
 * updateBucket}.
 */
final class DeleteBucketPolicy implements S3Operation<DeleteBucketPolicyRequest, Acknowledged> {
  private final BucketDirectory buckets;
  private final StoredAccess access;

  DeleteBucketPolicy(S3Backend backend) {
    this.buckets = backend.buckets();
    this.access = new StoredAccess(backend.store());
  }

  @Override
  public Acknowledged handle(S3Call call, DeleteBucketPolicyRequest request) {
    buckets.change(
        call,
        call.bucket(),
        BucketChange.POLICY_PRIVATE,
        () -> access.deletePolicy(call.bucket().id()));
    return Acknowledged.INSTANCE;
  }
}
