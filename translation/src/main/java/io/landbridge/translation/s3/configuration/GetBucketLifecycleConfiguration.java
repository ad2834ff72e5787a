// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.GetBucketLifecycleConfigurationOutput;
import io.landbridge.s3.model.GetBucketLifecycleConfigurationRequest;
import io.landbridge.s3.model.TransitionDefaultMinimumObjectSize;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;

/** Answers a bucket's lifecycle rules. S3 API, GetBucketLifecycleConfiguration. */
final class GetBucketLifecycleConfiguration
    implements S3Operation<
        GetBucketLifecycleConfigurationRequest, GetBucketLifecycleConfigurationOutput> {
  private final BucketDocuments documents;

  GetBucketLifecycleConfiguration(S3Backend backend) {
    this.documents = backend.documents();
  }

  @Override
  public GetBucketLifecycleConfigurationOutput handle(
      S3Call call, GetBucketLifecycleConfigurationRequest request) {
    return documents
        .find(call.bucket().id(), Kind.LIFECYCLE, GetBucketLifecycleConfigurationOutput.SCHEMA)
        .orElseThrow(() -> ConfigurationErrors.noLifecycle(call.bucket()))
        .toBuilder()
        // A header, which is not kept with the document; Terraform waits until it reads it back.
        .transitionDefaultMinimumObjectSize(
            TransitionDefaultMinimumObjectSize.ALL_STORAGE_CLASSES_128_K)
        .build();
  }
}
