// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.GetPublicAccessBlockOutput;
import io.landbridge.s3.model.PublicAccessBlockConfiguration;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Bucket;
import io.landbridge.translation.s3.access.AccessDocument;
import io.landbridge.translation.s3.access.StoredAccess;

/** What keeps buckets from being public. */
final class PublicAccessBlocks {
  private final StoredAccess access;

  PublicAccessBlocks(S3Backend backend) {
    this.access = new StoredAccess(backend.store());
  }

  /** S3 API, GetPublicAccessBlock. */
  GetPublicAccessBlockOutput get(S3Bucket bucket) {
    return GetPublicAccessBlockOutput.builder()
        .publicAccessBlockConfiguration(
            AccessDocument.write(
                access
                    .findPublicAccessBlock(bucket.id())
                    .orElseThrow(() -> ConfigurationErrors.noPublicAccessBlock(bucket))))
        .build();
  }

  /** S3 API, PutPublicAccessBlock. */
  Acknowledged put(S3Bucket bucket, PublicAccessBlockConfiguration wanted) {
    access.putPublicAccessBlock(bucket.id(), AccessDocument.read(wanted));
    return Acknowledged.INSTANCE;
  }

  /** S3 API, DeletePublicAccessBlock. */
  Acknowledged delete(S3Bucket bucket) {
    access.deletePublicAccessBlock(bucket.id());
    return Acknowledged.INSTANCE;
  }
}
