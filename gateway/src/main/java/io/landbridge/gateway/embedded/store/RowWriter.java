// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/** Writes the fields of a row, one after another. Numbers that are mostly small take few bytes. */
final class RowWriter {
  private byte[] bytes;
  private int size;

  RowWriter(int expected) {
    this.bytes = new byte[expected];
  }

  RowWriter u8(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  RowWriter i32(int value) {
    return u8(value >> 24).u8(value >> 16).u8(value >> 8).u8(value);
  }

  RowWriter i64(long value) {
    return i32((int) (value >> 32)).i32((int) value);
  }

  /** Seven bits a byte, the lowest first; the highest bit says that there are more. */
  RowWriter var(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      u8((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return u8((int) rest);
  }

  RowWriter uuid(UUID value) {
    return i64(value.getMostSignificantBits()).i64(value.getLeastSignificantBits());
  }

  RowWriter raw(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  RowWriter bytes(byte[] value) {
    return var(value.length).raw(value);
  }

  RowWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  RowWriter map(Map<String, String> values) {
    var(values.size());
    values.forEach((name, value) -> text(name).text(value));
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
