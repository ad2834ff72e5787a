// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.aws;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 under one key, for any number of messages and threads. What is kept is a prototype
 * that nobody updates and that each message copies: a look-up of the provider costs as much as the
 * hash itself, and one instance for each thread is no good with virtual threads.
 */
public final class HmacSha256 {
  /** How long a code is. */
  public static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac prototype;

  /** With these bytes as the key, one at least. */
  public HmacSha256(byte[] key) {
    try {
      prototype = Mac.getInstance(ALGORITHM);
      prototype.init(new SecretKeySpec(key, ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /** With the UTF-8 bytes of a secret as the key. */
  public static HmacSha256 with(Secret secret) {
    return new HmacSha256(secret.expose().getBytes(StandardCharsets.UTF_8));
  }

  /** The code of a message that is these parts one after another, without anything between. */
  public byte[] of(byte[]... parts) {
    try {
      Mac mac = (Mac) prototype.clone();
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The provider's " + ALGORITHM + " cannot be copied", e);
    }
  }

  /** The code of a text in UTF-8. */
  public byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }
}
