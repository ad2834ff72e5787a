// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.Requester;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a policy's statement names. Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
public sealed interface PolicyPrincipal {

  /** Whether this names who makes a request. */
  boolean includes(Requester requester);

  /** Everybody, signed or not. */
  record Everyone() implements PolicyPrincipal {
    @Override
    public boolean includes(Requester requester) {
      return true;
    }
  }

  /** All users of an account. */
  record Account(AccountId id) implements PolicyPrincipal {
    @Override
    public boolean includes(Requester requester) {
      return requester.account().filter(id::equals).isPresent();
    }
  }

  /** One user, by account and name. */
  record User(AccountId account, String name) implements PolicyPrincipal {
    @Override
    public boolean includes(Requester requester) {
      return requester instanceof Requester.User user
          && user.accountId().equals(account)
          && user.name().equals(name);
    }
  }

  /** All users of an account, by its canonical user id. */
  record Canonical(CanonicalUserId id) implements PolicyPrincipal {
    @Override
    public boolean includes(Requester requester) {
      return requester.canonicalUserId().filter(id::equals).isPresent();
    }
  }

  /** The gateway itself in one of its duties. */
  record Service(String name) implements PolicyPrincipal {
    @Override
    public boolean includes(Requester requester) {
      return requester instanceof Requester.Service service && service.name().equals(name);
    }
  }

  /** What an {@code AWS} principal can be written as. */
  Pattern ARN =
      Pattern.compile("arn:aws:iam::(\\d{12}):(?:(root)|user/(?:[!-~]*/)?([\\w+=,.@-]+))");

  /** Reads one value under {@code "AWS"}; empty when it names nobody that can exist here. */
  static Optional<PolicyPrincipal> findAws(String text) {
    if (text.equals("*")) {
      return Optional.of(new Everyone());
    }
    if (AccountId.isWellFormed(text)) {
      return Optional.of(new Account(new AccountId(text)));
    }
    Matcher arn = ARN.matcher(text);
    if (!arn.matches()) {
      return Optional.empty();
    }
    AccountId account = new AccountId(arn.group(1));
    return Optional.of(
        arn.group(2) != null ? new Account(account) : new User(account, arn.group(3)));
  }

  /** Reads one value under {@code "CanonicalUser"}. */
  static Optional<PolicyPrincipal> findCanonical(String text) {
    return CanonicalUserId.isWellFormed(text)
        ? Optional.of(new Canonical(new CanonicalUserId(text)))
        : Optional.empty();
  }
}
