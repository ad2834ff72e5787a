// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;

/** Makes changes to a bucket's content visible, with what they mean for its usage. */
final class Publisher {
  private final Metadata metadata;
  private final Remover remover;

  Publisher(Metadata metadata, Remover remover) {
    this.metadata = metadata;
    this.remover = remover;
  }

  /**
   * Commits; returns when the changes are there for good.
   *
   * @throws io.landbridge.aws.AwsException {@code QuotaExceeded}, {@code InsufficientStorage}
   */
  void commit(Bucket bucket, Edits edits) {
    if (edits.isEmpty()) {
      return;
    }
    BucketId id = bucket.id();
    edits.settleUsage(id);
    bucket.use(edits.bytes(), edits.versions());
    try {
      metadata.commit(edits);
    } catch (RuntimeException e) {
      bucket.unuse(edits.bytes(), edits.versions());
      throw e;
    }
    remover.removeSoon(edits.removals());
  }
}
