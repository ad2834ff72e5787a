// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.state.Accounts;
import io.landbridge.translation.state.Store;
import java.util.List;
import java.util.Optional;

/** Twelve-digit account ids for native accounts and back; assigned at first sight, for good. */
public final class AccountIds {
  private static final int MOST_ENTRIES = 20_000;

  private final Accounts accounts;
  private final Cache<NativeId, AccountId> ids =
      Caffeine.newBuilder().maximumSize(MOST_ENTRIES).build();
  private final Cache<AccountId, NativeId> natives =
      Caffeine.newBuilder().maximumSize(MOST_ENTRIES).build();

  /** Account ids recorded in a store. */
  public AccountIds(Store store) {
    this.accounts = store.accounts();
  }

  /** The account id of a native account. */
  public AccountId of(NativeId nativeAccount) {
    AccountId cached = ids.getIfPresent(nativeAccount);
    if (cached != null) {
      return cached;
    }
    AccountId assigned = accounts.getOrAssign(nativeAccount);
    ids.put(nativeAccount, assigned);
    natives.put(assigned, nativeAccount);
    return assigned;
  }

  /** The native account of an account id; empty when no gateway has met such an account. */
  public Optional<NativeId> findNative(AccountId account) {
    NativeId cached = natives.getIfPresent(account);
    if (cached != null) {
      return Optional.of(cached);
    }
    Optional<NativeId> found = accounts.findNative(account);
    found.ifPresent(nativeAccount -> natives.put(account, nativeAccount));
    return found;
  }

  /** All account ids that were assigned, in no order. */
  public List<AccountId> all() {
    return accounts.all();
  }
}
