// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import java.util.Arrays;

/** The current objects of a bucket. */
final class CurrentCursor implements KeyCursor {
  private final byte[] scope;
  private final Cursor cursor;

  CurrentCursor(Metadata metadata, BucketId bucket) {
    this.scope = Keys.scope('c', bucket);
    this.cursor = metadata.cursor(scope);
  }

  @Override
  public boolean isValid() {
    return cursor.isValid();
  }

  @Override
  public byte[] key() {
    byte[] name = cursor.name();
    return Arrays.copyOfRange(name, scope.length, name.length);
  }

  byte[] row() {
    return cursor.value();
  }

  @Override
  public void next() {
    cursor.next();
  }

  @Override
  public void seek(byte[] key) {
    cursor.seek(Keys.join(scope, key));
  }

  @Override
  public void close() {
    cursor.close();
  }
}
