// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import java.util.UUID;

/**
 * Something on the disk that nobody can find any more.
 *
 * @param id of the file, or of the bucket
 * @param wholeBucket whether it is the bucket's folder
 */
record Removal(BucketId bucket, UUID id, boolean wholeBucket) {
  private static final int FORMAT = 1;

  byte[] toRow() {
    return new RowWriter(18).u8(FORMAT).u8(wholeBucket ? 1 : 0).uuid(bucket.value()).toBytes();
  }

  static Removal fromRow(UUID id, byte[] bytes) {
    RowReader row = RowReader.of(bytes, FORMAT);
    boolean wholeBucket = row.u8() == 1;
    return new Removal(new BucketId(row.uuid()), id, wholeBucket);
  }
}
