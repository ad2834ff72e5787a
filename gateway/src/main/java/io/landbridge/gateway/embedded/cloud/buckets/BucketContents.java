// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.buckets;

import java.util.UUID;

/**
 * What there is in the buckets of the provider {@link Provider#LANDBRIDGE}. Asked while the cloud's
 * state is locked: answers come at once and never from a call to this cloud. Safe for use by
 * several threads.
 */
public interface BucketContents {
  /** The contents of a cloud without object store: every bucket is empty. */
  BucketContents NONE =
      new BucketContents() {
        @Override
        public long sizeInBytes(UUID bucketId) {
          return 0;
        }

        @Override
        public boolean isEmpty(UUID bucketId) {
          return true;
        }
      };

  /** The bytes that a bucket holds; 0 for one that the object store does not know yet. */
  long sizeInBytes(UUID bucketId);

  /**
   * Whether a bucket can go without an object being lost, uploads that are not completed aside;
   * true for one that the object store does not know yet.
   */
  boolean isEmpty(UUID bucketId);
}
