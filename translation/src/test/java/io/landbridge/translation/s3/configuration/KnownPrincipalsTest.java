// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.AccountIds;
import io.landbridge.translation.s3.access.policy.PolicyPrincipal;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.state.Store;
import io.landbridge.translation.state.StoreOptions;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownPrincipalsTest {

  @Test
  void knowsTheAccountsThatTheGatewayHasMet() {
    try (Store store = Store.open(StoreOptions.inMemory(), InstantSource.system())) {
      AccountId met =
          store.accounts().getOrAssign(new NativeId("bea59957-e5d5-11f1-90e2-02fc00000001"));
      AccountId other = new AccountId("000000000001");
      AccountIds accounts = new AccountIds(store);
      KnownPrincipals principals =
          new KnownPrincipals(accounts, new CanonicalUsers(accounts, Map.of()));

      assertThat(principals.exists(CanonicalUserId.derivedFrom(met))).isTrue();
      assertThat(principals.exists(CanonicalUserId.derivedFrom(other))).isFalse();
      assertThat(principals.exists(new PolicyPrincipal.Account(met))).isTrue();
      assertThat(principals.exists(new PolicyPrincipal.Account(other))).isFalse();
      assertThat(principals.exists(new PolicyPrincipal.User(met, "alice"))).isTrue();
      assertThat(principals.exists(new PolicyPrincipal.User(other, "alice"))).isFalse();
      assertThat(principals.exists(new PolicyPrincipal.Canonical(CanonicalUserId.derivedFrom(met))))
          .isTrue();
      assertThat(principals.exists(new PolicyPrincipal.Everyone())).isTrue();
      assertThat(principals.exists(new PolicyPrincipal.Service("logging.s3.amazonaws.com")))
          .isTrue();
      assertThat(principals.exists(new PolicyPrincipal.Service("ec2.amazonaws.com"))).isFalse();
      assertThat(principals.findByEmail("carol@example.com")).isEmpty();
    }
  }
}
