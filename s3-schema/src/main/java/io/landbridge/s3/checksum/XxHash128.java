// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import java.nio.ByteBuffer;

/** XXH3 of 128 bits, without a seed, in the canonical (big-endian) form. */
final class XxHash128 implements RunningChecksum {
  private final Algorithm algorithm;
  private final HashStream128 stream;

  XxHash128(Algorithm algorithm, HashStream128 stream) {
    this.algorithm = algorithm;
    this.stream = stream;
  }

  @Override
  public Algorithm algorithm() {
    return algorithm;
  }

  @Override
  public void update(ByteBuffer bytes) {
    HeapBytes.each(bytes, stream::putBytes);
  }

  @Override
  public byte[] digest() {
    HashValue128 value = stream.get();
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits())
        .array();
  }
}
