// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.ids.AccountIds;
import io.landbridge.translation.s3.access.policy.PolicyPrincipal;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.requester.Requester;
import java.util.Optional;

/**
 * The accounts that a gateway has met: each has an account id and a canonical user id. Users are
 * not looked up one by one, as names come and go natively, and no account is found by a mail
 * address, which several may share.
 */
public final class KnownPrincipals implements Principals {
  private final AccountIds accounts;
  private final CanonicalUsers users;

  /** The accounts recorded there. */
  public KnownPrincipals(AccountIds accounts, CanonicalUsers users) {
    this.accounts = accounts;
    this.users = users;
  }

  @Override
  public boolean exists(PolicyPrincipal principal) {
    return switch (principal) {
      case PolicyPrincipal.Everyone _ -> true;
      case PolicyPrincipal.Account(AccountId id) -> accounts.findNative(id).isPresent();
      case PolicyPrincipal.User(AccountId account, String _) ->
          accounts.findNative(account).isPresent();
      case PolicyPrincipal.Canonical(CanonicalUserId id) -> exists(id);
      case PolicyPrincipal.Service(String name) -> name.equals(Requester.Service.LOG_WRITER.name());
    };
  }

  @Override
  public boolean exists(CanonicalUserId id) {
    return users.exists(id);
  }

  @Override
  public Optional<CanonicalUserId> findByEmail(String address) {
    return Optional.empty();
  }
}
