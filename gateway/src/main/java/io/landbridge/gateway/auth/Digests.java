// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256. Instances are copied from a prototype that nobody updates, for the reasons that {@link
 * io.landbridge.aws.HmacSha256} has.
 */
final class Digests {
  private static final MessageDigest SHA_256 = prototypeOfSha256();

  private Digests() {}

  static byte[] sha256(byte[] bytes, int offset, int length) {
    MessageDigest digest = copyOfSha256();
    digest.update(bytes, offset, length);
    return digest.digest();
  }

  /** A digest to update; it begins empty. */
  static MessageDigest newSha256() {
    return copyOfSha256();
  }

  private static MessageDigest copyOfSha256() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The provider's SHA-256 cannot be copied", e);
    }
  }

  private static MessageDigest prototypeOfSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
