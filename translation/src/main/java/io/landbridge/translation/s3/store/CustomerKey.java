// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.security.MessageDigest;

/** A customer's AES-256 key (SSE-C). It prints as a placeholder and is never kept. */
public final class CustomerKey {
  /** The length of such a key. */
  public static final int BYTES = 32;

  private final byte[] key;

  private CustomerKey(byte[] key) {
    this.key = key;
  }

  /**
   * A customer's key.
   *
   * @throws IllegalArgumentException when it does not have 32 bytes
   */
  public static CustomerKey of(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("A customer's key has 32 bytes");
    }
    return new CustomerKey(key.clone());
  }

  /** A copy of the key itself; every call of this is a place to look at in a review. */
  public byte[] expose() {
    return key.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CustomerKey that && MessageDigest.isEqual(key, that.key);
  }

  @Override
  public int hashCode() {
    return CustomerKey.class.hashCode();
  }

  @Override
  public String toString() {
    return "CustomerKey(hidden)";
  }
}
