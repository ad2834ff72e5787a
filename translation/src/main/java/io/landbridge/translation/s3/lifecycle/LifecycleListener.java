// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.DeleteOutcome;
import io.landbridge.translation.s3.store.Deletion;

/** Learns what the lifecycle of a bucket has deleted: notifications do. */
@FunctionalInterface
public interface LifecycleListener {
  /** Nobody wants to know. */
  LifecycleListener NONE = (_, _, _) -> {};

  /**
   * An object has expired, or a version or delete marker was removed. Must not block for long.
   *
   * @param deletion what was done
   * @param outcome what came of it
   */
  void expired(BucketId bucket, Deletion deletion, DeleteOutcome.Deleted outcome);
}
