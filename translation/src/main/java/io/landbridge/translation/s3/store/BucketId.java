// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.UUID;

/**
 * Names a bucket inside a store: the native cloud's UUID of it, so that a name given away and taken
 * again never shows the objects of its former owner.
 */
public record BucketId(UUID value) {

  /** The bucket with this native UUID. */
  public static BucketId of(String nativeUuid) {
    return new BucketId(UUID.fromString(nativeUuid));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
