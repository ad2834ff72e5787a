// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.requester;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.AccountIds;
import io.landbridge.translation.state.Store;
import io.landbridge.translation.state.StoreOptions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CanonicalUsersTest {
  private static final NativeId ALICE = new NativeId("bea59957-e5d5-11f1-90e2-02fc00000001");
  private static final NativeId BOB = new NativeId("bea59957-e5d5-11f1-90e2-02fc00000002");
  private static final CanonicalUserId GIVEN = new CanonicalUserId("79a59df900b949e5".repeat(4));

  private final Store store = Store.open(StoreOptions.inMemory(), InstantSource.system());
  private final AccountIds accounts = new AccountIds(store);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void namesAnAccountByWhatItWasGiven() {
    CanonicalUsers users =
        new CanonicalUsers(
            accounts,
            Map.of(ALICE, new CanonicalUsers.Given(Optional.of(GIVEN), Optional.of("Alice"))));
    AccountId alice = accounts.of(ALICE);

    assertThat(users.idOf(alice)).isEqualTo(GIVEN);
    assertThat(users.exists(GIVEN)).isTrue();
    assertThat(users.exists(CanonicalUserId.derivedFrom(alice))).isFalse();
    assertThat(users.owner(GIVEN.value()).displayName()).contains("Alice");
    assertThat(users.initiator(GIVEN.value()).displayName()).contains("Alice");
  }

  @Test
  void derivesAnIdAndShowsNoNameForWhomNothingWasGiven() {
    CanonicalUsers users = new CanonicalUsers(accounts, Map.of());
    AccountId bob = accounts.of(BOB);

    assertThat(users.idOf(bob)).isEqualTo(CanonicalUserId.derivedFrom(bob));
    assertThat(users.exists(users.idOf(bob))).isTrue();
    assertThat(users.owner(users.idOf(bob).value()).displayName()).isEmpty();
  }

  @Test
  void showsAnAccountByItsNameUnderTheDerivedIdWhenOnlyTheNameWasGiven() {
    CanonicalUsers users =
        new CanonicalUsers(
            accounts, Map.of(BOB, new CanonicalUsers.Given(Optional.empty(), Optional.of("Bob"))));
    CanonicalUserId derived = CanonicalUserId.derivedFrom(accounts.of(BOB));

    assertThat(users.idOf(accounts.of(BOB))).isEqualTo(derived);
    assertThat(users.displayName(derived.value())).contains("Bob");
  }
}
