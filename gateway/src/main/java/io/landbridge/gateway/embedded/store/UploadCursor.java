// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;

/** The uploads of a bucket, those of a key by when they were begun. */
final class UploadCursor implements KeyCursor {
  private final byte[] scope;
  private final Cursor cursor;

  UploadCursor(Metadata metadata, BucketId bucket) {
    this.scope = Keys.scope('u', bucket);
    this.cursor = metadata.cursor(scope);
  }

  @Override
  public boolean isValid() {
    return cursor.isValid();
  }

  @Override
  public byte[] key() {
    return Keys.unescaped(cursor.name(), scope.length);
  }

  UploadRow row() {
    return UploadRow.fromRow(cursor.value());
  }

  @Override
  public void next() {
    cursor.next();
  }

  @Override
  public void seek(byte[] key) {
    cursor.seek(Keys.join(scope, Keys.escaped(key)));
  }

  /** Goes to what was begun after this upload of the key. */
  void seekAfter(byte[] key, long sequence) {
    cursor.seek(Keys.join(scope, Keys.escapedAndEnded(key), Keys.number(sequence + 1)));
  }

  @Override
  public void close() {
    cursor.close();
  }
}
