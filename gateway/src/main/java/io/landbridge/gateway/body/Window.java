// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.body;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What is in memory of a framed body: one buffer. */
final class Window {
  private static final int SIZE = 64 * 1024;

  private final RawBody raw;
  private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).limit(0);

  Window(RawBody raw) {
    this.raw = raw;
  }

  /** Takes bytes from the first buffer and adds content to the second. */
  @FunctionalInterface
  interface Decoder {
    void decode(ByteBuffer body, ByteBuffer content);
  }

  /** The bytes that have been read and not taken. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** Reads more, once all bytes have been taken; false at the end of the body. */
  boolean fill() throws IOException {
    bytes.clear();
    int read = raw.read(bytes);
    bytes.flip();
    return read >= 0;
  }

  /** Decodes until there is content; -1 when the body ends before. */
  int decode(Decoder decoder, ByteBuffer target) throws IOException {
    int start = target.position();
    while (true) {
      // A decoder may hold content of its own, so that it comes before the reading.
      decoder.decode(bytes, target);
      if (target.position() > start) {
        return target.position() - start;
      }
      if (!bytes.hasRemaining() && !fill()) {
        return -1;
      }
    }
  }
}
