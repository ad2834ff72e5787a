// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.buckets;

import io.landbridge.s3.model.BucketVersioningStatus;
import io.landbridge.s3.model.GetBucketVersioningOutput;
import io.landbridge.s3.model.GetBucketVersioningRequest;
import io.landbridge.translation.s3.BucketErrors;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.ObjectStore;
import java.util.Optional;

/** Whether a bucket keeps versions. S3 API, GetBucketVersioning. */
final class GetBucketVersioning
    implements S3Operation<GetBucketVersioningRequest, GetBucketVersioningOutput> {
  private final ObjectStore store;

  GetBucketVersioning(S3Backend backend) {
    this.store = backend.store();
  }

  @Override
  public GetBucketVersioningOutput handle(S3Call call, GetBucketVersioningRequest request) {
    BucketState state =
        store
            .findBucket(call.bucket().id())
            .orElseThrow(() -> BucketErrors.noSuchBucket(request.bucket()));
    Optional<BucketVersioningStatus> status =
        switch (state.versioning()) {
          case UNVERSIONED -> Optional.empty();
          case ENABLED -> Optional.of(BucketVersioningStatus.ENABLED);
          case SUSPENDED -> Optional.of(BucketVersioningStatus.SUSPENDED);
        };
    return GetBucketVersioningOutput.builder().status(status).build();
  }
}
