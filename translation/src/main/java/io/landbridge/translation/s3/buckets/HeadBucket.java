// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.buckets;

import io.landbridge.s3.model.HeadBucketOutput;
import io.landbridge.s3.model.HeadBucketRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;

/** Tells whether a bucket is there and may be listed. S3 API, HeadBucket. */
final class HeadBucket implements S3Operation<HeadBucketRequest, HeadBucketOutput> {
  private final String region;

  HeadBucket(S3Backend backend) {
    this.region = backend.options().region();
  }

  @Override
  public HeadBucketOutput handle(S3Call call, HeadBucketRequest request) {
    return HeadBucketOutput.builder()
        .bucketArn(call.bucket().arn())
        .bucketRegion(region)
        .accessPointAlias(false)
        .build();
  }
}
