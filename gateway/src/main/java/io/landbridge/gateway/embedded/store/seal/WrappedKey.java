// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import java.util.Arrays;
import java.util.Optional;

/**
 * A data key as it is kept: readable only with the key that wrapped it.
 *
 * @param ringKey the id and version of the key ring's key; absent when a customer's key wrapped it
 */
public record WrappedKey(Optional<String> ringKey, Bytes salt, Bytes sealed) {

  /** Bytes that compare by content and do not print. */
  public static final class Bytes {
    private final byte[] value;

    private Bytes(byte[] value) {
      this.value = value;
    }

    /** A copy of these bytes. */
    public static Bytes of(byte[] value) {
      return new Bytes(value.clone());
    }

    /** A copy of them. */
    public byte[] toArray() {
      return value.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return "Bytes(" + value.length + ")";
    }
  }
}
