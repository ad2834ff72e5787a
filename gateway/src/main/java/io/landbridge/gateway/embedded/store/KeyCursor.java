// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

/** A place among what is listed by key. */
interface KeyCursor extends AutoCloseable {
  boolean isValid();

  /** The key, in UTF-8. */
  byte[] key();

  void next();

  /** Goes to the first entry whose key is this one or comes after it. */
  void seek(byte[] key);

  @Override
  void close();
}
