// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.Arrays;

/** Immutable bytes that a store keeps as they are: an access control list, a configuration. */
public final class Document {
  private final byte[] bytes;

  private Document(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A document with a copy of these bytes. */
  public static Document of(byte[] bytes) {
    return new Document(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many bytes there are. */
  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Document that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Document(" + bytes.length + " bytes)";
  }
}
