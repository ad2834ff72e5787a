// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.PutBucketLoggingRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;

/**
 * Keeps that a bucket has no access log. A log is refused: nothing writes it. S3 API,
 * PutBucketLogging.
 */
final class PutBucketLogging implements S3Operation<PutBucketLoggingRequest, Acknowledged> {
  private final BucketDocuments documents;

  PutBucketLogging(S3Backend backend) {
    this.documents = backend.documents();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketLoggingRequest request) {
    if (request.bucketLoggingStatus().loggingEnabled().isPresent()) {
      throw ConfigurationErrors.notImplemented("Server access logging");
    }
    documents.delete(call.bucket().id(), Kind.LOGGING);
    return Acknowledged.INSTANCE;
  }
}
