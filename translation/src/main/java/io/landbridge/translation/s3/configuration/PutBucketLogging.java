// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.model.GetBucketLoggingOutput;
import io.landbridge.s3.model.PutBucketLoggingRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketDirectory;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Bucket;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.access.StoredAccess;
import io.landbridge.translation.s3.logging.LoggingConfiguration;
import io.landbridge.translation.s3.logging.LoggingDocument;
import java.util.Optional;

/** Keeps where a bucket's access log goes, or that there is none. S3 API, PutBucketLogging. */
final class PutBucketLogging implements S3Operation<PutBucketLoggingRequest, Acknowledged> {
  private final BucketDirectory buckets;
  private final BucketDocuments documents;
  private final StoredAccess access;
  private final String region;

  PutBucketLogging(S3Backend backend) {
    this.buckets = backend.buckets();
    this.documents = backend.documents();
    this.access = new StoredAccess(backend.store());
    this.region = backend.options().region();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketLoggingRequest request) {
    Optional<LoggingConfiguration> wanted = LoggingDocument.read(request.bucketLoggingStatus());
    wanted.ifPresent(logging ->
        logging.check(
            new LoggingConfiguration.Source(call.bucket().owner(), region, call.bucket().name()),
            target(call, logging.targetBucket())));
    documents.put(
        call.bucket().id(),
        Kind.LOGGING,
        GetBucketLoggingOutput.builder()
            .loggingEnabled(request.bucketLoggingStatus().loggingEnabled())
            .build());
    return Acknowledged.INSTANCE;
  }

  private Optional<BucketAccess> target(S3Call call, String name) {
    try {
      S3Bucket target = buckets.get(call, name);
      return Optional.of(access.read(target.id(), target.name(), target.owner(), target.ownerId()));
    } catch (AwsException e) {
      if (e.error().code().equals("NoSuchBucket")) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
