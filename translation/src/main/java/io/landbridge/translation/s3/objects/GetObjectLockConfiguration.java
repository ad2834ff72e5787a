// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.model.GetObjectLockConfigurationOutput;
import io.landbridge.s3.model.GetObjectLockConfigurationRequest;
import io.landbridge.s3.model.ObjectLockConfiguration;
import io.landbridge.s3.model.ObjectLockEnabled;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;

/** How a bucket locks what does not ask for it. S3 API, GetObjectLockConfiguration. */
final class GetObjectLockConfiguration
    implements S3Operation<GetObjectLockConfigurationRequest, GetObjectLockConfigurationOutput> {
  private final BucketDocuments documents;

  GetObjectLockConfiguration(S3Backend backend) {
    this.documents = backend.documents();
  }

  @Override
  public GetObjectLockConfigurationOutput handle(
      S3Call call, GetObjectLockConfigurationRequest request) {
    if (!call.bucket().locked()) {
      throw Locks.noConfiguration(request.bucket());
    }
    return GetObjectLockConfigurationOutput.builder()
        .objectLockConfiguration(
            documents
                .find(call.bucket().id(), Kind.OBJECT_LOCK, ObjectLockConfiguration.SCHEMA)
                .orElseGet(() ->
                    ObjectLockConfiguration.builder()
                        .objectLockEnabled(ObjectLockEnabled.ENABLED)
                        .build()))
        .build();
  }
}
