// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import java.util.Arrays;
import java.util.Base64;

/**
 * A key of the key ring.
 *
 * @param id a UUID, by which data keys name it for good
 * @param name what people call it, as in {@code alias/NAME}
 */
public record RingKey(String id, String name, Material material) {

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
