// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import io.landbridge.gateway.embedded.cloud.api.Caller;
import io.landbridge.gateway.embedded.cloud.state.CloudState;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.Locale;
import java.util.Optional;

/** Who comes with a name and a password. */
public final class Login {
  private Login() {}

  /**
   * Somebody who has logged in.
   *
   * @param user with the names that the answer tells
   */
  public record Person(User user, Caller caller) {}

  private record Candidate(Person person, String passwordHash) {}

  /**
   * The user with this name and password, if there is one that may call.
   *
   * @param domain a path such as {@code /research}; the root is {@code /} or empty
   */
  public static Optional<Person> find(
      CloudState state, String username, String password, String domain) {
    return state
        .read(view -> candidate(view, username, domain))
        .filter(found -> PasswordHash.matches(found.passwordHash(), password))
        .map(Candidate::person);
  }

  private static Optional<Candidate> candidate(View view, String username, String domain) {
    return view.by(User.KIND, User.NAME, username).stream()
        .filter(user -> domainOf(view, user).path().equalsIgnoreCase(path(domain)))
        .filter(user -> Callers.mayCall(view, user))
        .findFirst()
        .flatMap(user ->
            user.passwordHash()
                .map(hash -> new Candidate(new Person(user, Callers.of(view, user)), hash)));
  }

  private static Domain domainOf(View view, User user) {
    return view.get(Domain.KIND, view.get(Account.KIND, user.accountId()).domainId());
  }

  private static String path(String domain) {
    String inner = domain.replaceAll("^/+|/+$", "");
    boolean full = inner.isEmpty() || inner.toUpperCase(Locale.ROOT).startsWith("ROOT/");
    return inner.isEmpty() ? "ROOT" : full ? inner : "ROOT/" + inner;
  }

  /** The number of a domain in messages; the root's when there is none with this path. */
  public static long domainNumber(View view, String domain) {
    return view.all(Domain.KIND).stream()
        .filter(found -> found.path().equalsIgnoreCase(path(domain)))
        .findFirst()
        .map(Domain::number)
        .orElse(1L);
  }
}
