// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.ServerSideEncryption;
import io.landbridge.s3.model.ServerSideEncryptionConfiguration;
import io.landbridge.s3.model.ServerSideEncryptionRule;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.EncryptionChoice;
import java.util.Optional;

/** How objects of a bucket are encrypted that say nothing about it. */
public final class DefaultEncryption {
  private DefaultEncryption() {}

  /** The choice that a bucket's configuration makes; without one content is kept as it is. */
  public static EncryptionChoice of(BucketDocuments documents, BucketId bucket) {
    return documents
        .find(bucket, Kind.ENCRYPTION, ServerSideEncryptionConfiguration.SCHEMA)
        .map(document -> of(document.rules().getFirst()))
        .orElse(EncryptionChoice.NONE);
  }

  private static EncryptionChoice of(ServerSideEncryptionRule rule) {
    return rule.applyServerSideEncryptionByDefault()
        .filter(wanted -> wanted.sseAlgorithm() == ServerSideEncryption.AWS_KMS)
        .<EncryptionChoice>map(wanted ->
            new EncryptionChoice.SseKms(
                wanted.kmsMasterKeyID(), Optional.empty(), rule.bucketKeyEnabled().orElse(false)))
        .orElse(EncryptionChoice.SSE_S3);
  }
}
