// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.ServerSideEncryption;
import io.landbridge.s3.model.ServerSideEncryptionByDefault;
import io.landbridge.s3.model.ServerSideEncryptionConfiguration;
import io.landbridge.s3.model.ServerSideEncryptionRule;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.EncryptionChoice;
import java.util.List;
import java.util.Optional;

/** How objects of a bucket are encrypted that say nothing about it. */
public final class DefaultEncryption {
  /** What every bucket has of which nothing else is kept. */
  static final ServerSideEncryptionConfiguration SSE_S3 =
      ServerSideEncryptionConfiguration.builder()
          .rules(
              List.of(
                  ServerSideEncryptionRule.builder()
                      .applyServerSideEncryptionByDefault(
                          ServerSideEncryptionByDefault.builder()
                              .sseAlgorithm(ServerSideEncryption.AES256)
                              .build())
                      .bucketKeyEnabled(false)
                      .build()))
          .build();

  private DefaultEncryption() {}

  /** The configuration as answers show it. */
  static ServerSideEncryptionConfiguration document(BucketDocuments documents, BucketId bucket) {
    return documents
        .find(bucket, Kind.ENCRYPTION, ServerSideEncryptionConfiguration.SCHEMA)
        .orElse(SSE_S3);
  }

  /** The choice that a bucket's configuration makes. */
  public static EncryptionChoice of(BucketDocuments documents, BucketId bucket) {
    ServerSideEncryptionRule rule = document(documents, bucket).rules().getFirst();
    return rule.applyServerSideEncryptionByDefault()
        .filter(wanted -> wanted.sseAlgorithm() == ServerSideEncryption.AWS_KMS)
        .<EncryptionChoice>map(wanted ->
            new EncryptionChoice.SseKms(
                wanted.kmsMasterKeyID(), Optional.empty(), rule.bucketKeyEnabled().orElse(false)))
        .orElse(EncryptionChoice.SSE_S3);
  }
}
