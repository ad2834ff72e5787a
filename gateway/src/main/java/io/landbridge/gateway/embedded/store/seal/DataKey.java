// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import io.landbridge.aws.HmacSha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one object, or of one upload. Each file of it is sealed under a key of its own that is
 * derived from this one and the file's seal id, so that no key ever seals two segments of the same
 * number, and a file put in another's place does not open.
 */
public final class DataKey {
  static final int BYTES = 32;
  private static final byte[] PURPOSE =
      "landbridge content key v1".getBytes(StandardCharsets.US_ASCII);

  private final byte[] key;

  private DataKey(byte[] key) {
    this.key = key;
  }

  /** A new key. */
  public static DataKey generate(SecureRandom random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return new DataKey(key);
  }

  static DataKey of(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("A data key has 32 bytes");
    }
    return new DataKey(key.clone());
  }

  byte[] expose() {
    return key.clone();
  }

  /** What seals and opens the content with this id. */
  public ContentKey contentKey(UUID sealId) {
    ByteBuffer label = ByteBuffer.allocate(PURPOSE.length + 17).put(PURPOSE);
    label.putLong(sealId.getMostSignificantBits()).putLong(sealId.getLeastSignificantBits());
    HmacSha256 mac = new HmacSha256(key);
    byte[] forKey = mac.of(label.duplicate().put((byte) 1).array());
    byte[] forNonce = mac.of(label.put((byte) 2).array());
    return new ContentKey(
        new SecretKeySpec(forKey, "AES"), Arrays.copyOf(forNonce, ContentKey.PREFIX), sealId);
  }

  @Override
  public String toString() {
    return "DataKey(hidden)";
  }
}
