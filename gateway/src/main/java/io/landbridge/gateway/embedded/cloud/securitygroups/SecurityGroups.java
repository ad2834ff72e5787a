// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.securitygroups;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Security groups for whoever refers to them. */
public final class SecurityGroups {
  /** The group that every account has. */
  public static final String DEFAULT = "default";

  private SecurityGroups() {}

  /** The group with this name of an account. */
  public static Optional<SecurityGroup> find(View view, String accountId, String name) {
    return view.by(SecurityGroup.KIND, SecurityGroup.NAME, accountId + '/' + name).stream()
        .findFirst();
  }

  /** Makes the default group of an account. */
  public static void addDefault(Transaction transaction, Account account, String id) {
    transaction.put(
        SecurityGroup.KIND,
        new SecurityGroup(
            id,
            transaction.nextNumber(SecurityGroup.KIND),
            account.id(),
            DEFAULT,
            "Default Security Group",
            List.of(),
            List.of()));
  }

  /**
   * The groups that {@code securitygroupids} or {@code securitygroupnames} name; empty when neither
   * is given.
   *
   * @throws ApiException 431 when there is none, 531 when it is somebody else's
   */
  public static List<String> named(View view, Call call, Account owner) {
    Set<String> ids = new LinkedHashSet<>();
    for (SecurityGroup group : call.entities(view, "securitygroupids", SecurityGroup.KIND)) {
      ids.add(Ownership.requireOwn(call, group).id());
    }
    for (String name : call.arguments().list("securitygroupnames")) {
      ids.add(
          find(view, owner.id(), name)
              .orElseThrow(() -> Errors.invalid("Unable to find group by name " + name))
              .id());
    }
    return List.copyOf(ids);
  }
}
