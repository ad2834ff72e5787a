// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.buckets;

import io.landbridge.s3.model.GetBucketLocationOutput;
import io.landbridge.s3.model.GetBucketLocationRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;

/** The region of a bucket; of us-east-1 there is nothing to say. S3 API, GetBucketLocation. */
final class GetBucketLocation
    implements S3Operation<GetBucketLocationRequest, GetBucketLocationOutput> {
  private final String region;

  GetBucketLocation(S3Backend backend) {
    this.region = backend.options().region();
  }

  @Override
  public GetBucketLocationOutput handle(S3Call call, GetBucketLocationRequest request) {
    GetBucketLocationOutput.Builder location = GetBucketLocationOutput.builder();
    return region.equals("us-east-1")
        ? location.build()
        : location.locationConstraint(region).build();
  }
}
