// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import java.nio.ByteBuffer;

/** The bytes of any buffer as pieces of arrays, for libraries that take nothing else. */
final class HeapBytes {
  private static final int PIECE = 8 * 1024;

  private HeapBytes() {}

  /** Takes a piece of an array. */
  @FunctionalInterface
  interface Taker {
    /** What it returns is of no interest: a hash stream returns itself. */
    Object take(byte[] bytes, int offset, int length);
  }

  /** Hands over the remaining bytes; only those of a direct or read-only buffer are copied. */
  static void each(ByteBuffer bytes, Taker taker) {
    if (bytes.hasArray()) {
      taker.take(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      bytes.position(bytes.limit());
      return;
    }
    byte[] piece = new byte[Math.min(PIECE, bytes.remaining())];
    while (bytes.hasRemaining()) {
      int length = Math.min(piece.length, bytes.remaining());
      bytes.get(piece, 0, length);
      taker.take(piece, 0, length);
    }
  }
}
