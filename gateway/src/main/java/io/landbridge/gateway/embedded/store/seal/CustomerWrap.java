// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import io.landbridge.aws.HmacSha256;
import io.landbridge.translation.s3.store.CustomerKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * Wraps data keys with keys that customers send (SSE-C). Of such a key nothing is kept but an HMAC
 * with a random salt, by which a wrong key is told from damaged data.
 */
public final class CustomerWrap {
  private static final int SALT = 16;
  private static final int CHECK = HmacSha256.BYTES;

  private CustomerWrap() {}

  /** The data key, readable with the customer's key. */
  public static WrappedKey wrap(DataKey dataKey, CustomerKey customerKey, SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    byte[] check = mac(customerKey, "check", salt);
    byte[] wrapped = KeyWrap.wrap(mac(customerKey, "wrap", salt), dataKey.expose(), check, random);
    byte[] sealed = Arrays.copyOf(check, CHECK + wrapped.length);
    System.arraycopy(wrapped, 0, sealed, CHECK, wrapped.length);
    return new WrappedKey(Optional.empty(), WrappedKey.Bytes.of(salt), WrappedKey.Bytes.of(sealed));
  }

  /** The data key; empty when this is not the key that wrapped it. */
  public static Optional<DataKey> unwrap(WrappedKey wrapped, CustomerKey customerKey)
      throws DamagedException {
    byte[] salt = wrapped.salt().toArray();
    byte[] sealed = wrapped.sealed().toArray();
    byte[] check = mac(customerKey, "check", salt);
    if (sealed.length < CHECK || !MessageDigest.isEqual(check, Arrays.copyOf(sealed, CHECK))) {
      return Optional.empty();
    }
    byte[] inner = Arrays.copyOfRange(sealed, CHECK, sealed.length);
    return Optional.of(DataKey.of(KeyWrap.unwrap(mac(customerKey, "wrap", salt), inner, check)));
  }

  private static byte[] mac(CustomerKey key, String purpose, byte[] salt) {
    byte[] label = ("landbridge customer key v1 " + purpose).getBytes(StandardCharsets.US_ASCII);
    return new HmacSha256(key.expose()).of(label, salt);
  }
}
