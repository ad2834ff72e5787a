// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.VersioningState;
import java.time.Instant;
import java.util.OptionalLong;

/** A bucket's own row. */
final class BucketRow {
  private static final int FORMAT = 1;

  private BucketRow() {}

  static byte[] toRow(BucketState state) {
    RowWriter row = new RowWriter(32).u8(FORMAT).var(state.created().toEpochMilli());
    row.u8(
        switch (state.versioning()) {
          case UNVERSIONED -> 0;
          case ENABLED -> 1;
          case SUSPENDED -> 2;
        });
    row.var(state.quotaInBytes().isPresent() ? state.quotaInBytes().getAsLong() + 1 : 0);
    return row.toBytes();
  }

  static BucketState fromRow(BucketId id, byte[] bytes) {
    RowReader row = RowReader.of(bytes, FORMAT);
    Instant created = Instant.ofEpochMilli(row.var());
    VersioningState versioning =
        switch (row.u8()) {
          case 0 -> VersioningState.UNVERSIONED;
          case 1 -> VersioningState.ENABLED;
          case 2 -> VersioningState.SUSPENDED;
          default -> throw new IllegalStateException("A bucket with an unknown versioning");
        };
    long quota = row.var();
    return new BucketState(
        id, created, versioning, quota == 0 ? OptionalLong.empty() : OptionalLong.of(quota - 1));
  }
}
