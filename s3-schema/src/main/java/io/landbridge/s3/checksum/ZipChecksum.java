// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Checksum;

/** The CRCs, which have the JDK's interface for them. */
final class ZipChecksum implements RunningChecksum {
  private final Algorithm algorithm;
  private final Checksum checksum;

  ZipChecksum(Algorithm algorithm, Checksum checksum) {
    this.algorithm = algorithm;
    this.checksum = checksum;
  }

  static ZipChecksum crc64Nvme(Algorithm algorithm) {
    return new ZipChecksum(algorithm, FastCrc64Nvme.start());
  }

  @Override
  public Algorithm algorithm() {
    return algorithm;
  }

  @Override
  public void update(ByteBuffer bytes) {
    checksum.update(bytes);
  }

  @Override
  public byte[] digest() {
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array();
    return Arrays.copyOfRange(value, Long.BYTES - algorithm.length(), Long.BYTES);
  }
}
