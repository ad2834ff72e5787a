// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.time.Instant;
import java.util.List;

/** Somebody who calls in the name of an account. */
public record User(
    String id,
    long number,
    String accountId,
    String username,
    String firstname,
    String lastname,
    String email,
    boolean enabled,
    Instant created)
    implements Owned {
  static final String NAME = "name";
  public static final Kind<User> KIND =
      Kind.owned("user", User.class).indexed(NAME, user -> List.of(user.username()));

  User withEnabled(boolean value) {
    return new User(id, number, accountId, username, firstname, lastname, email, value, created);
  }

  User withPerson(String first, String last, String mail) {
    return new User(id, number, accountId, username, first, last, mail, enabled, created);
  }
}
