// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.aws.Secret;
import java.time.Duration;
import javax.crypto.Mac;

/**
 * Signing keys derived from secrets, kept because the derivation costs four times what the use
 * does. A key is derived again when the secret of its access key is another. Bounded in number; a
 * key that is not used for an hour is dropped.
 */
final class SigningKeys {
  private static final int MOST_KEYS = 10_000;
  private static final Duration IDLE = Duration.ofHours(1);

  private final Cache<Identity, Derived> cache =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(IDLE).build();

  private record Identity(String accessKeyId, CredentialScope scope) {}

  private record Derived(Secret secret, Mac prototype) {}

  /**
   * The MAC that signs for this key and scope, as a prototype to copy from.
   *
   * @param accessKeyId which key; the text may be anything that stands for the secret
   * @param secret the key's secret as it is now
   */
  Mac get(String accessKeyId, Secret secret, CredentialScope scope) {
    Identity identity = new Identity(accessKeyId, scope);
    Derived derived = cache.getIfPresent(identity);
    if (derived == null || !derived.secret().equals(secret)) {
      derived = new Derived(secret, derive(secret, scope));
      cache.put(identity, derived);
    }
    return derived.prototype();
  }

  private static Mac derive(Secret secret, CredentialScope scope) {
    byte[] start = new ByteSink(64).put("AWS4").put(utf8(secret)).toByteArray();
    byte[] date = Digests.hmac(start, scope.date());
    byte[] region = Digests.hmac(date, scope.region());
    byte[] service = Digests.hmac(region, scope.service());
    return Digests.newHmac(Digests.hmac(service, scope.terminator()));
  }

  private static byte[] utf8(Secret secret) {
    return secret.expose().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
