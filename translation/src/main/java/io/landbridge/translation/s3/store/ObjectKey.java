// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name of an object in its bucket. Keys are ordered by their UTF-8 bytes, as S3 lists them,
 * which is not the order of Java's strings.
 *
 * @param value 1 to 1,024 bytes of UTF-8
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {
  /** The longest key in bytes of UTF-8. Source: S3 User Guide, "Naming Amazon S3 objects". */
  public static final int MAX_BYTES = 1024;

  public ObjectKey {
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0) {
      throw new IllegalArgumentException("An object has a key");
    }
    if (bytes > MAX_BYTES) {
      throw StoreErrors.keyTooLong(bytes).toException();
    }
  }

  /** The key in UTF-8. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int compareTo(ObjectKey other) {
    return Arrays.compareUnsigned(bytes(), other.bytes());
  }

  @Override
  public String toString() {
    return value;
  }
}
