// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.buckets;

import io.landbridge.s3.model.DeleteBucketRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketDirectory;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;

/** Deletes an empty bucket. S3 API, DeleteBucket; native {@code deleteBucket}. */
final class DeleteBucket implements S3Operation<DeleteBucketRequest, Acknowledged> {
  private final BucketDirectory buckets;

  DeleteBucket(S3Backend backend) {
    this.buckets = backend.buckets();
  }

  @Override
  public Acknowledged handle(S3Call call, DeleteBucketRequest request) {
    buckets.delete(call, call.bucket());
    return Acknowledged.INSTANCE;
  }
}
