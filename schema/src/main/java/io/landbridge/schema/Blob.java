// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Immutable bytes, in Base64 on the wire. They are not printed. */
public final class Blob {
  private final byte[] bytes;

  private Blob(byte[] bytes) {
    this.bytes = bytes;
  }

  /** These bytes, copied. */
  public static Blob of(byte[] bytes) {
    return new Blob(bytes.clone());
  }

  /** The bytes of this text in UTF-8. */
  public static Blob ofUtf8(String text) {
    return new Blob(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes, as a copy. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** The bytes read as UTF-8; what is not UTF-8 becomes U+FFFD. */
  public String toUtf8() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The bytes in Base64 with padding and without line breaks, as they stand on the wire. */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Blob that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Blob(" + bytes.length + " bytes)";
  }
}
