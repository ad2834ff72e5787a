// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.DeleteBucketEncryptionRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketChange;
import io.landbridge.translation.s3.BucketDirectory;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;

/**
 * Objects that say nothing about encryption are not encrypted any more. S3 API,
 * DeleteBucketEncryption; native {@code updateBucket}.
 */
final class DeleteBucketEncryption
    implements S3Operation<DeleteBucketEncryptionRequest, Acknowledged> {
  private final BucketDirectory buckets;
  private final BucketDocuments documents;

  DeleteBucketEncryption(S3Backend backend) {
    this.buckets = backend.buckets();
    this.documents = backend.documents();
  }

  @Override
  public Acknowledged handle(S3Call call, DeleteBucketEncryptionRequest request) {
    buckets.change(
        call,
        call.bucket(),
        BucketChange.NOT_ENCRYPTED,
        () -> documents.delete(call.bucket().id(), Kind.ENCRYPTION));
    return Acknowledged.INSTANCE;
  }
}
