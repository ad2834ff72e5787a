// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.requester;

import io.landbridge.aws.AccountId;
import io.landbridge.s3.model.Initiator;
import io.landbridge.s3.model.Owner;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.AccountIds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts as S3's documents name them: by canonical user id and, where the operator gave one,
 * by display name. An account that was given no id has a derived one.
 */
public final class CanonicalUsers {
  private final AccountIds accounts;
  private final Map<AccountId, CanonicalUserId> givenIds;
  private final Map<String, String> displayNames;

  /**
   * What an operator gave an account.
   *
   * @param id the canonical user id, instead of the derived one
   * @param displayName what owners are shown with; S3 has shown none since November 2025 (S3 User
   *     Guide, "Access control list overview"), so that nobody has one unless it is given
   */
  public record Given(Optional<CanonicalUserId> id, Optional<String> displayName) {}

  /**
   * The accounts of a gateway. Blocks when accounts were given something: their ids are recorded.
   *
   * @param given by native account
   */
  public CanonicalUsers(AccountIds accounts, Map<NativeId, Given> given) {
    this.accounts = accounts;
    Map<AccountId, CanonicalUserId> ids = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    given.forEach((nativeAccount, gift) -> {
      AccountId account = accounts.of(nativeAccount);
      CanonicalUserId id = gift.id().orElseGet(() -> CanonicalUserId.derivedFrom(account));
      ids.put(account, id);
      gift.displayName().ifPresent(name -> names.put(id.value(), name));
    });
    this.givenIds = Map.copyOf(ids);
    this.displayNames = Map.copyOf(names);
  }

  /** The account id of a native account. */
  public AccountId accountId(NativeId nativeAccount) {
    return accounts.of(nativeAccount);
  }

  /** The canonical user id of an account. */
  public CanonicalUserId idOf(AccountId account) {
    CanonicalUserId given = givenIds.get(account);
    return given != null ? given : CanonicalUserId.derivedFrom(account);
  }

  /** Whether an account that the gateway has met has this id. */
  public boolean exists(CanonicalUserId id) {
    return accounts.all().stream().map(this::idOf).anyMatch(id::equals);
  }

  /** What owners with this id are shown with. */
  public Optional<String> displayName(String canonicalId) {
    return Optional.ofNullable(displayNames.get(canonicalId));
  }

  /** An owner as answers show it. */
  public Owner owner(String canonicalId) {
    return Owner.builder().id(canonicalId).displayName(displayName(canonicalId)).build();
  }

  /** Who began an upload, as answers show it. */
  public Initiator initiator(String canonicalId) {
    return Initiator.builder().id(canonicalId).displayName(displayName(canonicalId)).build();
  }
}
