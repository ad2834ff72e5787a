// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import io.landbridge.gateway.embedded.cloud.api.Caller;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.Optional;

/** Who stands behind a user id or an API key. */
public final class Callers {
  private Callers() {}

  /**
   * The caller behind an API key and the secret that its signature must have been made with.
   *
   * @param secretKey the secret itself; it is never part of a text
   */
  public record Signer(Caller caller, String secretKey) {
    @Override
    public String toString() {
      return "Signer[" + caller.username() + "]";
    }
  }

  /** The signer behind an API key; none when the key is unknown or its user may not call. */
  public static Optional<Signer> findByKey(View view, String apiKey) {
    return view.by(ApiKey.KIND, ApiKey.API_KEY, apiKey).stream()
        .findFirst()
        .flatMap(key ->
            view.find(User.KIND, key.userId())
                .filter(user -> mayCall(view, user))
                .map(user -> new Signer(of(view, user), key.secretKey())));
  }

  /** Whether neither the user nor the account is disabled. */
  public static boolean mayCall(View view, User user) {
    return user.enabled() && view.get(Account.KIND, user.accountId()).enabled();
  }

  /** The caller of an earlier call, also when the user has been removed since. */
  public static Caller byUser(View view, String userId, String accountId) {
    Optional<User> user = view.find(User.KIND, userId);
    Account account = view.get(Account.KIND, accountId);
    return user.map(present -> of(view, present))
        .orElseGet(() ->
            new Caller(
                userId,
                account.name(),
                account.id(),
                account.name(),
                account.domainId(),
                account.role()));
  }

  static Caller of(View view, User user) {
    Account account = view.get(Account.KIND, user.accountId());
    return new Caller(
        user.id(),
        user.username(),
        account.id(),
        account.name(),
        account.domainId(),
        account.role());
  }
}
