// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.BucketLifecycleConfiguration;
import io.landbridge.s3.model.GetBucketLifecycleConfigurationOutput;
import io.landbridge.s3.model.PutBucketLifecycleConfigurationOutput;
import io.landbridge.s3.model.PutBucketLifecycleConfigurationRequest;
import io.landbridge.s3.model.TransitionDefaultMinimumObjectSize;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.lifecycle.LifecycleDocument;
import java.util.function.Supplier;

/** Keeps a bucket's lifecycle rules. S3 API, PutBucketLifecycleConfiguration. */
final class PutBucketLifecycleConfiguration
    implements S3Operation<
        PutBucketLifecycleConfigurationRequest, PutBucketLifecycleConfigurationOutput> {
  private final BucketDocuments documents;
  private final Supplier<String> names;

  PutBucketLifecycleConfiguration(S3Backend backend) {
    this.documents = backend.documents();
    this.names = backend.configuration().names();
  }

  @Override
  public PutBucketLifecycleConfigurationOutput handle(
      S3Call call, PutBucketLifecycleConfigurationRequest request) {
    BucketLifecycleConfiguration given =
        request.lifecycleConfiguration().orElseThrow(() -> S3Errors.malformedXml().toException());
    request
        .transitionDefaultMinimumObjectSize()
        .filter(size -> size != TransitionDefaultMinimumObjectSize.ALL_STORAGE_CLASSES_128_K)
        .ifPresent(size -> {
          throw ConfigurationErrors.notImplemented(
              "TransitionDefaultMinimumObjectSize " + size.wire());
        });
    BucketLifecycleConfiguration named = LifecycleDocument.withIds(given, names);
    LifecycleDocument.read(named).check();
    documents.put(
        call.bucket().id(),
        Kind.LIFECYCLE,
        GetBucketLifecycleConfigurationOutput.builder().rules(named.rules()).build());
    return PutBucketLifecycleConfigurationOutput.builder()
        .transitionDefaultMinimumObjectSize(
            TransitionDefaultMinimumObjectSize.ALL_STORAGE_CLASSES_128_K)
        .build();
  }
}
