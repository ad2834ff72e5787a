// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.PutBucketEncryptionRequest;
import io.landbridge.s3.model.ServerSideEncryption;
import io.landbridge.s3.model.ServerSideEncryptionByDefault;
import io.landbridge.s3.model.ServerSideEncryptionRule;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketChange;
import io.landbridge.translation.s3.BucketDirectory;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import java.util.List;

/**
 * Keeps how objects are encrypted that say nothing about it. S3 API, PutBucketEncryption; native
 * {@code updateBucket}.
 */
final class PutBucketEncryption implements S3Operation<PutBucketEncryptionRequest, Acknowledged> {
  private final BucketDirectory buckets;
  private final BucketDocuments documents;

  PutBucketEncryption(S3Backend backend) {
    this.buckets = backend.buckets();
    this.documents = backend.documents();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketEncryptionRequest request) {
    List<ServerSideEncryptionRule> rules = request.serverSideEncryptionConfiguration().rules();
    if (rules.size() != 1) {
      throw S3Errors.malformedXml().toException();
    }
    ServerSideEncryptionRule rule = rules.getFirst();
    if (rule.blockedEncryptionTypes().isPresent()) {
      throw ConfigurationErrors.notImplemented("BlockedEncryptionTypes");
    }
    check(
        rule.applyServerSideEncryptionByDefault()
            .orElseThrow(() -> S3Errors.malformedXml().toException()));
    buckets.change(
        call,
        call.bucket(),
        BucketChange.ENCRYPTED,
        () ->
            documents.put(
                call.bucket().id(), Kind.ENCRYPTION, request.serverSideEncryptionConfiguration()));
    return Acknowledged.INSTANCE;
  }

  private static void check(ServerSideEncryptionByDefault wanted) {
    ServerSideEncryption algorithm = wanted.sseAlgorithm();
    if (algorithm != ServerSideEncryption.AES256 && algorithm != ServerSideEncryption.AWS_KMS) {
      throw ConfigurationErrors.notImplemented(algorithm.wire());
    }
    if (algorithm == ServerSideEncryption.AES256 && wanted.kmsMasterKeyID().isPresent()) {
      throw S3Errors.invalidArgument(
              "ApplyServerSideEncryptionByDefault",
              wanted.kmsMasterKeyID().get(),
              "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms")
          .toException();
    }
  }
}
