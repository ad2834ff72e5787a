// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.buckets;

import io.landbridge.s3.model.GetBucketLocationOutput;
import io.landbridge.s3.model.GetBucketLocationRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.S3Options;

/** The region of a bucket; of the first one there is nothing to say. S3 API, GetBucketLocation. */
final class GetBucketLocation
    implements S3Operation<GetBucketLocationRequest, GetBucketLocationOutput> {
  private final S3Options options;

  GetBucketLocation(S3Backend backend) {
    this.options = backend.options();
  }

  @Override
  public GetBucketLocationOutput handle(S3Call call, GetBucketLocationRequest request) {
    GetBucketLocationOutput.Builder location = GetBucketLocationOutput.builder();
    return options.isFirstRegion()
        ? location.build()
        : location.locationConstraint(options.region()).build();
  }
}
