// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;

/** Reads the fields of a row in the order in which they were written. */
final class RowReader {
  private final byte[] bytes;
  private int position;

  RowReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads the first byte of a row, which says how the rest is written. */
  static RowReader of(byte[] row, int format) {
    RowReader reader = new RowReader(row);
    int found = reader.u8();
    if (found != format) {
      throw new IllegalStateException("A row of format " + found + " where " + format + " is due");
    }
    return reader;
  }

  int u8() {
    return bytes[position++] & 0xFF;
  }

  int i32() {
    return (u8() << 24) | (u8() << 16) | (u8() << 8) | u8();
  }

  long i64() {
    return ((long) i32() << 32) | (i32() & 0xFFFF_FFFFL);
  }

  long var() {
    long value = 0;
    int shift = 0;
    int next;
    do {
      next = u8();
      value |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while ((next & 0x80) != 0);
    return value;
  }

  int count() {
    return Math.toIntExact(var());
  }

  UUID uuid() {
    return new UUID(i64(), i64());
  }

  byte[] raw(int length) {
    byte[] value = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return value;
  }

  byte[] bytes() {
    return raw(count());
  }

  String text() {
    int length = count();
    String value = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  /** Passes over bytes or a text. */
  void skip() {
    int length = count();
    position += length;
  }

  SequencedMap<String, String> map() {
    int size = count();
    SequencedMap<String, String> values = LinkedHashMap.newLinkedHashMap(size);
    for (int i = 0; i < size; i++) {
      values.put(text(), text());
    }
    return values;
  }
}
