// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Content that can be told from three numbers.
 *
 * @param seed tells it from all others
 * @param size in bytes
 * @param parts how many parts of the same size it was uploaded in; 0 for one request
 */
record Content(long seed, int size, int parts) {

  static Content of(long seed, int size) {
    return new Content(seed, size, 0);
  }

  byte[] bytes() {
    byte[] bytes = new byte[size];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  byte[] part(int number) {
    byte[] part = new byte[size / parts];
    System.arraycopy(bytes(), (number - 1) * part.length, part, 0, part.length);
    return part;
  }

  /** The entity tag that S3 gives it. */
  String etag() {
    if (parts == 0) {
      return '"' + HexFormat.of().formatHex(md5(bytes())) + '"';
    }
    MessageDigest all = digest();
    for (int number = 1; number <= parts; number++) {
      all.update(md5(part(number)));
    }
    return '"' + HexFormat.of().formatHex(all.digest()) + "-" + parts + '"';
  }

  private static byte[] md5(byte[] bytes) {
    return digest().digest(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
