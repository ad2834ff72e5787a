// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import java.util.Optional;
import java.util.function.Function;

/**
 * The native user of an API key, as {@code getUser} answers it; the components have the native
 * names.
 *
 * @param id the user
 * @param username the user's name
 * @param state {@code enabled}, {@code disabled} or {@code locked}
 * @param accountid the user's account
 * @param account the account's name
 * @param domainid the account's domain
 * @param apikeyaccess whether the user may use keys at all; absent before 4.20.1
 */
record KeyOwner(
    String id,
    String username,
    String state,
    String accountid,
    String account,
    String domainid,
    Optional<Boolean> apikeyaccess) {

  NativeId nativeId() {
    return new NativeId(id);
  }

  boolean mayUseKeys() {
    return state.equalsIgnoreCase("enabled") && apikeyaccess.orElse(true);
  }

  Caller toCaller(Function<NativeId, AccountId> accountIds, NativeCredentials credentials) {
    NativeId nativeAccountId = new NativeId(accountid);
    return new Caller(
        accountIds.apply(nativeAccountId),
        nativeAccountId,
        account,
        new NativeId(domainid),
        nativeId(),
        username,
        credentials);
  }
}
