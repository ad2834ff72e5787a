// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens the segments of one file with AES-256-GCM. The nonce is a prefix of the file's
 * own, the number of the segment and whether it is the last one; the associated data is the seal
 * id. A segment in another place, of another file, or at an end that was not the end does not open.
 * The construction is that of "STREAM" (Hoang, Reyhanitabar, Rogaway, Vizár: Online
 * Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, 2015).
 */
public final class ContentKey {
  static final int PREFIX = 7;
  private static final int NONCE = 12;

  private final SecretKey key;
  private final byte[] prefix;
  private final byte[] associated;

  ContentKey(SecretKey key, byte[] prefix, UUID sealId) {
    this.key = key;
    this.prefix = prefix;
    this.associated =
        ByteBuffer.allocate(16)
            .putLong(sealId.getMostSignificantBits())
            .putLong(sealId.getLeastSignificantBits())
            .array();
  }

  /** Appends a sealed segment to the target. */
  void seal(long segment, boolean last, ByteBuffer plain, ByteBuffer target) {
    try {
      int written = cipher(Cipher.ENCRYPT_MODE, segment, last).doFinal(plain, target);
      assert written >= Segments.TAG;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A segment cannot be sealed", e);
    }
  }

  /**
   * Appends the content of a segment to the target.
   *
   * @throws DamagedException when it is not what was sealed
   */
  void open(long segment, boolean last, ByteBuffer sealed, ByteBuffer target)
      throws DamagedException {
    try {
      int written = cipher(Cipher.DECRYPT_MODE, segment, last).doFinal(sealed, target);
      assert written >= 0;
    } catch (AEADBadTagException e) {
      throw new DamagedException("Segment " + segment + " is not what was sealed", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A segment cannot be opened", e);
    }
  }

  private Cipher cipher(int mode, long segment, boolean last) throws GeneralSecurityException {
    if (segment < 0 || segment > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("No file has a segment " + segment);
    }
    ByteBuffer nonce = ByteBuffer.allocate(NONCE).put(prefix).putInt((int) segment);
    nonce.put((byte) (last ? 1 : 0));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(Segments.TAG * 8, nonce.array()));
    cipher.updateAAD(associated);
    return cipher;
  }

  @Override
  public String toString() {
    return "ContentKey(hidden)";
  }
}
