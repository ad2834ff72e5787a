// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import io.landbridge.translation.cloudstack.Account;
import io.landbridge.translation.cloudstack.NativeId;
import java.util.Optional;

/**
 * Whose a native object is, as its description says it: the account's name and domain. An account's
 * name is unique within its domain only.
 */
record Owner(String account, NativeId domain) {

  /** Empty for what belongs to a project or to nobody. */
  static Optional<Owner> of(Optional<String> account, Optional<NativeId> domain) {
    return account.flatMap(name -> domain.map(id -> new Owner(name, id)));
  }

  static Owner of(Account account) {
    return new Owner(account.name(), account.domainid());
  }
}
