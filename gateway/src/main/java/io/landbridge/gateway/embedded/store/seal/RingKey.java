// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * A version of a key of the key ring.
 *
 * @param id a UUID, by which clients name the key whatever its version
 * @param name what people call it, as in {@code alias/NAME}; one to one with the id
 * @param version from 1 on
 */
public record RingKey(String id, String name, int version, Material material) {
  /** The version that a key is made with. */
  static final int FIRST = 1;

  public RingKey {
    if (name.isBlank() || version < FIRST) {
      throw new IllegalArgumentException("A key has a name and a version from 1 on");
    }
  }

  /** By which data keys name it for good. First versions were once the only ones. */
  String label() {
    return version == FIRST ? id : id + ":" + version;
  }

  /** The bytes of a key. They print as a placeholder. */
  public static final class Material {
    private final byte[] key;

    private Material(byte[] key) {
      this.key = key;
    }

    static Material of(byte[] key) {
      if (key.length != DataKey.BYTES) {
        throw new IllegalArgumentException("A key of the key ring has 32 bytes");
      }
      return new Material(key.clone());
    }

    static Material generate(SecureRandom random) {
      byte[] key = new byte[DataKey.BYTES];
      random.nextBytes(key);
      return new Material(key);
    }

    static Material fromBase64(String text) {
      return of(Base64.getDecoder().decode(text));
    }

    byte[] expose() {
      return key.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Material that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
      return Material.class.hashCode();
    }

    @Override
    public String toString() {
      return "Material(hidden)";
    }
  }
}
