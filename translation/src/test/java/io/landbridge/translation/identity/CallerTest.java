// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CallerTest {
  private static final Caller ALICE = Calls.byAlice().caller();
  private static final NativeId ANOTHER = new NativeId("00000000-0000-4000-8000-00000000000e");

  @Test
  void ownsWhatItsAccountHas() {
    assertThat(ALICE.owns(Optional.of("alice"), Optional.of(ALICE.domainId()))).isTrue();
  }

  @Test
  void doesNotOwnWhatAnAccountOfTheSameNameHasInAnotherDomain() {
    assertThat(ALICE.owns(Optional.of("alice"), Optional.of(ANOTHER))).isFalse();
  }

  @Test
  void ownsNothingOfOthersOrOfProjects() {
    assertThat(ALICE.owns(Optional.of("bob"), Optional.of(ALICE.domainId()))).isFalse();
    assertThat(ALICE.owns(Optional.empty(), Optional.of(ALICE.domainId()))).isFalse();
  }
}
