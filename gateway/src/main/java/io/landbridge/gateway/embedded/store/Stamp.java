// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * When something was written, in an order that never repeats, and what its public id is made of: a
 * version's or an upload's. The id is 32 characters of base 32: 8 bytes of sequence, by which the
 * row is found, and 12 random bytes, by which ids cannot be guessed.
 */
record Stamp(long sequence, long saltHigh, int saltLow) {
  static final int BYTES = 20;
  private static final int CHARACTERS = 32;
  private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

  /** The public form. */
  String text() {
    byte[] bytes = bytes();
    StringBuilder text = new StringBuilder(CHARACTERS);
    int bits = 0;
    int held = 0;
    for (byte next : bytes) {
      bits = ((bits << 8) | (next & 0xFF)) & 0xFFFF;
      held += 8;
      while (held >= 5) {
        held -= 5;
        text.append(DIGITS.charAt((bits >> held) & 31));
      }
    }
    return text.toString();
  }

  /** What a public form means; empty when it is none. */
  static Optional<Stamp> parse(String text) {
    if (text.length() != CHARACTERS) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    int bits = 0;
    int held = 0;
    for (int i = 0; i < CHARACTERS; i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      bits = ((bits << 5) | digit) & 0xFFFF;
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes.put((byte) (bits >> held));
      }
    }
    bytes.flip();
    return Optional.of(new Stamp(bytes.getLong(), bytes.getLong(), bytes.getInt()));
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(sequence).putLong(saltHigh).putInt(saltLow).array();
  }
}
