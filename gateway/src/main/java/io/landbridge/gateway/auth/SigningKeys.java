// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.aws.HmacSha256;
import io.landbridge.aws.Secret;
import java.time.Duration;

/**
 * Signing keys derived from secrets, kept because the derivation costs four times what the use
 * does. A key is derived again when the secret of its access key is another. Bounded in number; a
 * key that is not used for an hour is dropped.
 */
final class SigningKeys {
  private static final int MOST_KEYS = 10_000;
  private static final Duration IDLE = Duration.ofHours(1);

  private final Cache<Identity, Derived> cache =
      Caffeine.newBuilder()
          .maximumSize(MOST_KEYS)
          .expireAfterAccess(IDLE)
          .executor(Runnable::run) // another thread would be woken for next to nothing
          .build();

  private record Identity(String accessKeyId, CredentialScope scope) {}

  private record Derived(Secret secret, HmacSha256 hmac) {}

  /**
   * What signs for this key and scope.
   *
   * @param accessKeyId which key; the text may be anything that stands for the secret
   * @param secret the key's secret as it is now
   */
  HmacSha256 get(String accessKeyId, Secret secret, CredentialScope scope) {
    Identity identity = new Identity(accessKeyId, scope);
    Derived derived = cache.getIfPresent(identity);
    if (derived == null || !derived.secret().equals(secret)) {
      derived = new Derived(secret, derive(secret, scope));
      cache.put(identity, derived);
    }
    return derived.hmac();
  }

  private static HmacSha256 derive(Secret secret, CredentialScope scope) {
    byte[] start = new ByteSink(64).put("AWS4").put(utf8(secret)).toByteArray();
    byte[] date = new HmacSha256(start).of(scope.date());
    byte[] region = new HmacSha256(date).of(scope.region());
    byte[] service = new HmacSha256(region).of(scope.service());
    return new HmacSha256(new HmacSha256(service).of(scope.terminator()));
  }

  private static byte[] utf8(Secret secret) {
    return secret.expose().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
