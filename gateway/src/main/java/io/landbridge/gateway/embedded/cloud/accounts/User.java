// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who calls in the name of an account.
 *
 * @param passwordHash empty for those who only sign
 */
public record User(
    String id,
    long number,
    String accountId,
    String username,
    String firstname,
    String lastname,
    String email,
    boolean enabled,
    Instant created,
    Optional<String> passwordHash)
    implements Owned {
  static final String NAME = "name";
  public static final Kind<User> KIND =
      Kind.owned("user", User.class).indexed(NAME, user -> List.of(user.username()));

  User withEnabled(boolean value) {
    return new User(
        id, number, accountId, username, firstname, lastname, email, value, created, passwordHash);
  }

  User withPerson(String first, String last, String mail) {
    return new User(
        id, number, accountId, username, first, last, mail, enabled, created, passwordHash);
  }

  User withPasswordHash(String value) {
    return new User(
        id,
        number,
        accountId,
        username,
        firstname,
        lastname,
        email,
        enabled,
        created,
        Optional.of(value));
  }

  @Override
  public String toString() {
    return "User[" + id + ", " + username + "]";
  }
}
