// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SHA-256 and HMAC-SHA256. Instances are copied from prototypes that nobody updates: a look-up of
 * the provider for each request costs as much as the hash itself, and a pool for each thread is no
 * good with virtual threads.
 */
final class Digests {
  private static final MessageDigest SHA_256 = prototypeOfSha256();
  private static final String HMAC = "HmacSHA256";

  private Digests() {}

  static byte[] sha256(byte[] bytes, int offset, int length) {
    MessageDigest digest = copyOfSha256();
    digest.update(bytes, offset, length);
    return digest.digest();
  }

  /** A MAC for this key; it is a prototype to copy from and is never updated itself. */
  static Mac newHmac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java runtime has " + HMAC, e);
    }
  }

  static byte[] hmac(Mac prototype, byte[] bytes, int offset, int length) {
    try {
      Mac mac = (Mac) prototype.clone();
      mac.update(bytes, offset, length);
      return mac.doFinal();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The provider's " + HMAC + " cannot be copied", e);
    }
  }

  static byte[] hmac(byte[] key, String text) {
    return newHmac(key).doFinal(text.getBytes(StandardCharsets.UTF_8));
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
