// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The CRC of two adjacent runs of bytes from the CRC of each, in a number of steps that grows with
 * the logarithm of the length. A CRC is a remainder of polynomials over GF(2): what follows a run
 * multiplies its remainder by a power of x, and the initial and final ones cancel out. Polynomials
 * are held reflected, the highest bit of the width being the coefficient of x to the 0.
 */
final class CrcCombination {
  private static final CrcCombination CRC32 =
      new CrcCombination(Algorithm.CRC32, 0xEDB88320L, Integer.SIZE);
  private static final CrcCombination CRC32C =
      new CrcCombination(Algorithm.CRC32C, 0x82F63B78L, Integer.SIZE);
  private static final CrcCombination CRC64NVME =
      new CrcCombination(Algorithm.CRC64NVME, Crc64Nvme.POLYNOMIAL, Long.SIZE);

  private final Algorithm algorithm;
  private final long polynomial;
  private final long one;

  private CrcCombination(Algorithm algorithm, long polynomial, int width) {
    this.algorithm = algorithm;
    this.polynomial = polynomial;
    this.one = 1L << (width - 1);
  }

  static CrcCombination of(Algorithm algorithm) {
    return switch (algorithm) {
      case CRC32 -> CRC32;
      case CRC32C -> CRC32C;
      case CRC64NVME -> CRC64NVME;
      case SHA1, SHA256, SHA512, MD5, XXHASH64, XXHASH3, XXHASH128 ->
          throw new IllegalArgumentException("Not a CRC: " + algorithm);
    };
  }

  ChecksumValue combine(ChecksumValue first, ChecksumValue second, long secondLength) {
    long combined = multiply(powerOfBytes(secondLength), number(first)) ^ number(second);
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(combined).array();
    return ChecksumValue.of(
        algorithm, Arrays.copyOfRange(bytes, Long.BYTES - algorithm.length(), Long.BYTES));
  }

  /** x to the power of eight times this, modulo the polynomial. */
  private long powerOfBytes(long bytes) {
    long power = one;
    long square = one >>> 8;
    for (long rest = bytes; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        power = multiply(square, power);
      }
      square = multiply(square, square);
    }
    return power;
  }

  private long multiply(long a, long b) {
    long product = 0;
    long shifted = b;
    for (long bit = one; bit != 0; bit >>>= 1) {
      if ((a & bit) != 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ polynomial;
    }
    return product;
  }

  private static long number(ChecksumValue value) {
    long number = 0;
    for (byte b : value.digest()) {
      number = number << 8 | (b & 0xff);
    }
    return number;
  }
}
