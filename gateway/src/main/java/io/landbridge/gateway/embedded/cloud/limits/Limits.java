// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.limits;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Role;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.EnumMap;
import java.util.Map;

/** How much of what an account may have, and has. */
public final class Limits {
  /** No limit. */
  public static final long UNLIMITED = -1;

  private final Map<ResourceType, Counter> counters;

  /** Counts what an account has of a type. */
  @FunctionalInterface
  public interface Counter {
    /** The amount that counts against the limit. */
    long count(View view, String accountId);
  }

  /** Limits over what these count; types without a counter are never used. */
  public Limits(Map<ResourceType, Counter> counters) {
    this.counters = new EnumMap<>(counters);
  }

  /** An account's limit, -1 when there is none. Administrators have none. */
  public static long limit(Account account, ResourceType type) {
    return account.role() == Role.ADMIN
        ? UNLIMITED
        : account.limits().getOrDefault(type.number(), UNLIMITED);
  }

  /** How much an account has. */
  public long used(View view, String accountId, ResourceType type) {
    Counter counter = counters.get(type);
    return counter == null ? 0 : counter.count(view, accountId);
  }

  /**
   * Refuses what would go beyond the limit.
   *
   * @throws ApiException 535, for public addresses 532
   */
  public void require(View view, Call call, Account account, ResourceType type, long more) {
    long limit = limit(account, type);
    if (limit == UNLIMITED) {
      return;
    }
    long used = used(view, account.id(), type);
    if (used + more <= limit) {
      return;
    }
    if (type == ResourceType.PUBLIC_IP) {
      throw new ApiException(
          new ApiError(
              532,
              4280,
              "Maximum number of public IP addresses for account: "
                  + account.name()
                  + " has been exceeded."));
    }
    // Only the deployment's own error is wrapped by the API layer. Source: recordings
    // error-quota-*.
    int detail = call.command().equals("deployVirtualMachine") ? 9999 : 4370;
    throw new ApiException(
        new ApiError(
            535,
            detail,
            "Maximum amount of resources of Type = '"
                + type.wireName()
                + "', tag = 'null' for Account Name = "
                + account.name()
                + " in Domain Id = 1 is exceeded: Account Resource Limit = "
                + limit
                + ", Current Account Resource Amount = "
                + used
                + ", Current Account Resource Reservation = 0, Requested Resource Amount = "
                + more
                + "."));
  }
}
