// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import com.dynatrace.hash4j.hashing.HashStream64;
import java.nio.ByteBuffer;

/** XXH64 and XXH3 of 64 bits, without a seed, in the canonical (big-endian) form. */
final class XxHash64 implements RunningChecksum {
  private final Algorithm algorithm;
  private final HashStream64 stream;

  XxHash64(Algorithm algorithm, HashStream64 stream) {
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
    return ByteBuffer.allocate(Long.BYTES).putLong(stream.getAsLong()).array();
  }
}
