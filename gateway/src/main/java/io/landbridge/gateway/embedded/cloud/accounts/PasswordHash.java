// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: {@code salt:hash}, both in Base64, the hash by PBKDF2. Making and
 * checking one takes some milliseconds on purpose, so neither belongs into a transaction.
 */
public final class PasswordHash {
  private static final int ROUNDS = 20_000;
  private static final int BITS = 256;
  private static final int SALT_BYTES = 16;

  private PasswordHash() {}

  /** The hash of a password with fresh salt. */
  public static String of(String password, RandomGenerator random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return Base64.getEncoder().encodeToString(salt)
        + ':'
        + Base64.getEncoder().encodeToString(hash(password, salt));
  }

  /** Whether this is the password. */
  public static boolean matches(String kept, String password) {
    List<String> parts = List.of(kept.split(":", 2));
    return MessageDigest.isEqual(
        Base64.getDecoder().decode(parts.getLast()),
        hash(password, Base64.getDecoder().decode(parts.getFirst())));
  }

  private static byte[] hash(String password, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
