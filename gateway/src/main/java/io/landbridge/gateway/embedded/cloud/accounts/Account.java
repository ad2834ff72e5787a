// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import io.landbridge.gateway.embedded.cloud.api.Role;
import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An account: what owns resources and is limited.
 *
 * @param limits the account's own limits by the number of the resource type; -1 is unlimited
 */
public record Account(
    String id,
    long number,
    String name,
    String domainId,
    Role role,
    boolean enabled,
    Map<Integer, Long> limits,
    Instant created)
    implements Entity {
  static final String NAME = "name";
  public static final Kind<Account> KIND =
      Kind.of("account", Account.class).indexed(NAME, account -> List.of(account.name()));

  /** Copies the limits. */
  public Account {
    limits = Map.copyOf(limits);
  }

  Account withEnabled(boolean value) {
    return new Account(id, number, name, domainId, role, value, limits, created);
  }

  Account renamed(String value) {
    return new Account(id, number, value, domainId, role, enabled, limits, created);
  }

  /** The account with other limits. */
  public Account withLimits(Map<Integer, Long> value) {
    return new Account(id, number, name, domainId, role, enabled, value, created);
  }
}
