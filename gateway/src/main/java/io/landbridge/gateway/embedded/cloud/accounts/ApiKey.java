// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A key pair of a user; a user may have several, and all of them work. */
public record ApiKey(
    String id,
    long number,
    String userId,
    String name,
    String apiKey,
    String secretKey,
    Instant created)
    implements Entity {
  public static final String API_KEY = "apikey";
  static final String USER = "user";
  public static final Kind<ApiKey> KIND =
      Kind.of("apikey", ApiKey.class)
          .indexed(API_KEY, key -> List.of(key.apiKey()))
          .indexed(USER, key -> List.of(key.userId()));

  /** The key pair that a user was given last. */
  public static Optional<ApiKey> findNewest(View view, String userId) {
    return view.by(KIND, USER, userId).stream().reduce((_, later) -> later);
  }

  @Override
  public String toString() {
    return "ApiKey[" + id + " of user " + userId + "]";
  }
}
