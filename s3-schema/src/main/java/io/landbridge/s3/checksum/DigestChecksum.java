// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The cryptographic hashes, which the JDK has. */
final class DigestChecksum implements RunningChecksum {
  private final Algorithm algorithm;
  private final MessageDigest digest;

  DigestChecksum(Algorithm algorithm, String name) {
    this.algorithm = algorithm;
    try {
      this.digest = MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has " + name, e);
    }
  }

  @Override
  public Algorithm algorithm() {
    return algorithm;
  }

  @Override
  public void update(ByteBuffer bytes) {
    digest.update(bytes);
  }

  @Override
  public byte[] digest() {
    return digest.digest();
  }
}
