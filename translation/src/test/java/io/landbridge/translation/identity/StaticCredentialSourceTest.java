// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.Secret;
import io.landbridge.translation.Calls;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StaticCredentialSourceTest {
  private static final Caller ALICE = Calls.byAlice().caller();
  private static final Caller CAROL = Calls.byCarol().caller();

  private static StaticCredential entry(String key, boolean enabled, Caller caller) {
    return new StaticCredential(key, Secret.of("secret of " + key), enabled, caller);
  }

  @Test
  void knowsWhatIsWritten() {
    CredentialSource source =
        new StaticCredentialSource(List.of(entry("a", true, ALICE), entry("b", false, CAROL)));

    assertThat(source.find("a"))
        .isEqualTo(new CredentialLookup.Known(ALICE, Secret.of("secret of a"), Optional.empty()));
    assertThat(source.find("b")).isEqualTo(new CredentialLookup.Disabled());
    assertThat(source.find("c")).isEqualTo(new CredentialLookup.Unknown());
  }

  @Test
  void refusesAKeyThatIsWrittenTwice() {
    assertThatThrownBy(() ->
            new StaticCredentialSource(List.of(entry("a", true, ALICE), entry("a", true, CAROL))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asksTheNextSourceOnlyForUnknownKeys() {
    CredentialSource source =
        CredentialSource.firstOf(
            List.of(
                new StaticCredentialSource(List.of(entry("off", false, ALICE))),
                new StaticCredentialSource(
                    List.of(entry("off", true, CAROL), entry("on", true, CAROL)))));

    assertThat(source.find("off")).isEqualTo(new CredentialLookup.Disabled());
    assertThat(source.find("on")).isInstanceOf(CredentialLookup.Known.class);
    assertThat(source.find("none")).isEqualTo(new CredentialLookup.Unknown());
  }
}
