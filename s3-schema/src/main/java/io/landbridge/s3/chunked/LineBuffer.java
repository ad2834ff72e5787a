// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.chunked;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Collects lines that end with a line feed, of which a carriage return before it is no part. A line
 * is bounded, so that a sender cannot make it grow.
 */
final class LineBuffer {
  /** Far above a chunk's head with a P-256 signature (144 digits) and a SHA-512 trailer. */
  static final int LONGEST = 1024;

  private final byte[] bytes = new byte[LONGEST];
  private int length;
  private boolean bareLineFeed;

  /** Takes bytes up to the end of the line; empty when the end has not come yet. */
  Optional<String> read(ByteBuffer in) {
    while (in.hasRemaining()) {
      byte b = in.get();
      if (b == '\n') {
        return Optional.of(end());
      }
      if (length == LONGEST) {
        throw BodyErrors.brokenOff();
      }
      bytes[length++] = b;
    }
    return Optional.empty();
  }

  /** Whether the line before had no carriage return at its end. */
  boolean endedBare() {
    return bareLineFeed;
  }

  private String end() {
    bareLineFeed = length == 0 || bytes[length - 1] != '\r';
    String line =
        new String(bytes, 0, bareLineFeed ? length : length - 1, StandardCharsets.ISO_8859_1);
    length = 0;
    return line;
  }
}
