// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * CRC-64/NVME, sixteen bytes at a step by tables. Parameters: width 64, polynomial
 * 0xAD93D23594C93659, input and output reflected, initial value and final xor all ones, check
 * 0xAE8B14860A799888. Source: NVM Express NVM Command Set Specification, "64b CRC"; the catalogue
 * of parametrised CRC algorithms, CRC-64/NVME.
 */
final class Crc64Nvme implements Checksum {
  /** The polynomial with the bits reflected. */
  static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

  private static final int STEP = 16;

  /**
   * Entry {@code k * 256 + b}: what byte {@code b} does to a CRC that {@code k} zero bytes follow.
   */
  private static final long[] TABLE = table();

  private long crc = -1;

  private static long[] table() {
    long[] table = new long[STEP * 256];
    for (int b = 0; b < 256; b++) {
      long crc = b;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
      }
      table[b] = crc;
    }
    for (int i = 256; i < table.length; i++) {
      long before = table[i - 256];
      table[i] = (before >>> 8) ^ table[(int) (before & 0xff)];
    }
    return table;
  }

  @Override
  public void update(int oneByte) {
    crc = step(crc, oneByte);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    update(ByteBuffer.wrap(bytes, offset, length));
  }

  @Override
  public void update(ByteBuffer bytes) {
    long value = crc;
    ByteBuffer words = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int position = words.position();
    int limit = words.limit();
    int lastStep = limit - STEP;
    while (position <= lastStep) {
      long low = value ^ words.getLong(position);
      long high = words.getLong(position + Long.BYTES);
      value = eight(low, 8) ^ eight(high, 0);
      position += STEP;
    }
    while (position < limit) {
      value = step(value, words.get(position++));
    }
    crc = value;
    bytes.position(limit);
  }

  /** What eight bytes do that {@code zeros} zero bytes follow; the lowest byte comes first. */
  private static long eight(long word, int zeros) {
    int base = zeros << 8;
    return TABLE[base + 7 * 256 + (int) (word & 0xff)]
        ^ TABLE[base + 6 * 256 + (int) (word >>> 8 & 0xff)]
        ^ TABLE[base + 5 * 256 + (int) (word >>> 16 & 0xff)]
        ^ TABLE[base + 4 * 256 + (int) (word >>> 24 & 0xff)]
        ^ TABLE[base + 3 * 256 + (int) (word >>> 32 & 0xff)]
        ^ TABLE[base + 2 * 256 + (int) (word >>> 40 & 0xff)]
        ^ TABLE[base + 256 + (int) (word >>> 48 & 0xff)]
        ^ TABLE[base + (int) (word >>> 56)];
  }

  private static long step(long crc, int oneByte) {
    return (crc >>> 8) ^ TABLE[(int) ((crc ^ oneByte) & 0xff)];
  }

  @Override
  public long getValue() {
    return ~crc;
  }

  @Override
  public void reset() {
    crc = -1;
  }
}
