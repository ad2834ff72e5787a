// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import java.util.Arrays;

/**
 * All versions of a bucket, of each key the newest first: the current objects and the former
 * versions, merged. A current object is newer than every former version of its key.
 */
final class VersionCursor implements KeyCursor {
  private final byte[] currentScope;
  private final byte[] formerScope;
  private final Cursor current;
  private final Cursor former;
  private byte[] currentKey = new byte[0];
  private byte[] formerKey = new byte[0];

  VersionCursor(Metadata metadata, BucketId bucket) {
    this.currentScope = Keys.scope('c', bucket);
    this.formerScope = Keys.scope('v', bucket);
    this.current = metadata.cursor(currentScope);
    this.former = metadata.cursor(formerScope);
  }

  @Override
  public boolean isValid() {
    return current.isValid() || former.isValid();
  }

  @Override
  public byte[] key() {
    return isAtCurrent() ? currentKey : formerKey;
  }

  VersionRow row() {
    return VersionRow.fromRow(isAtCurrent() ? current.value() : former.value());
  }

  @Override
  public void next() {
    if (isAtCurrent()) {
      current.next();
      loadCurrent();
    } else {
      former.next();
      loadFormer();
    }
  }

  @Override
  public void seek(byte[] key) {
    current.seek(Keys.join(currentScope, key));
    loadCurrent();
    former.seek(Keys.join(formerScope, Keys.escaped(key)));
    loadFormer();
  }

  /** Goes to what is older than this version of the key, or comes after the key. */
  void seekAfter(byte[] key, long sequence) {
    current.seek(Keys.join(currentScope, key));
    loadCurrent();
    if (current.isValid()
        && Arrays.equals(currentKey, key)
        && VersionRow.fromRow(current.value()).stamp().sequence() >= sequence) {
      current.next();
      loadCurrent();
    }
    former.seek(Keys.join(formerScope, Keys.escapedAndEnded(key), Keys.number(~sequence + 1)));
    loadFormer();
  }

  private boolean isAtCurrent() {
    return current.isValid()
        && (!former.isValid() || Arrays.compareUnsigned(currentKey, formerKey) <= 0);
  }

  private void loadCurrent() {
    if (current.isValid()) {
      byte[] name = current.name();
      currentKey = Arrays.copyOfRange(name, currentScope.length, name.length);
    }
  }

  private void loadFormer() {
    if (former.isValid()) {
      formerKey = Keys.unescaped(former.name(), formerScope.length);
    }
  }

  @Override
  public void close() {
    current.close();
    former.close();
  }
}
