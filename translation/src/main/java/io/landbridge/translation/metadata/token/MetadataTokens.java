// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Session tokens. A token is a version byte, a nonce of 12 bytes, and the end of its life in
 * seconds since 1970 as 8 bytes sealed by AES-256-GCM (16 more bytes), in URL-safe base64: 52
 * characters. The sealing key is derived from the shared key and the instance's id by HKDF-SHA-256,
 * so that a token opens for one instance only and an instance that asks for tokens without end
 * wears out no nonces but its own.
 */
public final class MetadataTokens {
  /** How long a token may live at most. EC2 user guide, "Use IMDSv2". */
  public static final Duration LONGEST_LIFE = Duration.ofHours(6);

  /** The length of the shared key in bytes. */
  public static final int KEY_BYTES = 32;

  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int TOKEN_BYTES = 1 + NONCE_BYTES + Long.BYTES + TAG_BYTES;
  private static final int MOST_REMEMBERED = 20_000;
  private static final int TOKEN_CHARACTERS = (TOKEN_BYTES + 2) / 3 * 4;

  private final byte[] key;
  private final SecureRandom random;
  private final InstantSource clock;

  // A guest sends one token dozens of times while it boots, and opening one costs more than
  // everything else that an answer takes.
  private final Cache<String, Opened> opened =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /** A token that was opened: it is good for this instance, until this end. */
  private record Opened(String instanceId, Instant end) {}

  /**
   * Tokens of one key.
   *
   * @param key {@value #KEY_BYTES} random bytes that every gateway has
   */
  public MetadataTokens(byte[] key, SecureRandom random, InstantSource clock) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("A key of tokens has " + KEY_BYTES + " bytes");
    }
    this.key = key.clone();
    this.random = random;
    this.clock = clock;
  }

  /** A new token for an instance. */
  public String issue(String instanceId, Duration life) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    long end = clock.instant().plus(life).getEpochSecond();
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, instanceId, nonce);
      byte[] sealed = cipher.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(end).array());
      byte[] token = ByteBuffer.allocate(TOKEN_BYTES).put(VERSION).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().encodeToString(token);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK cannot seal a token", e);
    }
  }

  /** How long a token is good for this instance; nothing when it is not. */
  public Optional<Duration> check(String token, String instanceId) {
    return open(token, instanceId)
        .map(end -> Duration.between(clock.instant(), end))
        .filter(left -> left.isPositive() && left.compareTo(LONGEST_LIFE) <= 0);
  }

  private Optional<Instant> open(String token, String instanceId) {
    if (token.length() != TOKEN_CHARACTERS) {
      return Optional.empty();
    }
    Opened known = opened.getIfPresent(token);
    if (known != null) {
      return Optional.of(known)
          .filter(good -> good.instanceId().equals(instanceId))
          .map(Opened::end);
    }
    Optional<Instant> end = unseal(token, instanceId);
    end.ifPresent(time -> opened.put(token, new Opened(instanceId, time)));
    return end;
  }

  private Optional<Instant> unseal(String token, String instanceId) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != TOKEN_BYTES || bytes[0] != VERSION) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    System.arraycopy(bytes, 1, nonce, 0, NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, instanceId, nonce);
      byte[] end = cipher.doFinal(bytes, 1 + NONCE_BYTES, Long.BYTES + TAG_BYTES);
      return Optional.of(Instant.ofEpochSecond(ByteBuffer.wrap(end).getLong()));
    } catch (GeneralSecurityException e) {
      return Optional.empty(); // it was not sealed by this key for this instance
    }
  }

  private Cipher cipher(int mode, String instanceId, byte[] nonce) throws GeneralSecurityException {
    KDF derivation = KDF.getInstance("HKDF-SHA256");
    SecretKey sealing =
        derivation.deriveKey(
            "AES",
            HKDFParameterSpec.ofExtract()
                .addIKM(key)
                .thenExpand(
                    ("landbridge metadata token " + instanceId).getBytes(StandardCharsets.UTF_8),
                    KEY_BYTES));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, sealing, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(new byte[] {VERSION});
    return cipher;
  }
}
