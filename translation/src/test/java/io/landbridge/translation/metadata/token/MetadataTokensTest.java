// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MetadataTokensTest {
  private static final Instant START = Instant.parse("2026-11-21T20:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final MetadataTokens tokens = tokens(1);

  private MetadataTokens tokens(int keyByte) {
    byte[] key = new byte[MetadataTokens.KEY_BYTES];
    Arrays.fill(key, (byte) keyByte);
    return new MetadataTokens(key, new SecureRandom(), now::get);
  }

  @Test
  void anotherGatewayWithTheSameKeyTakesThem() {
    String token = tokens.issue("i-1", Duration.ofMinutes(5));
    assertThat(tokens(1).check(token, "i-1")).contains(Duration.ofMinutes(5));
  }

  @Test
  void theyAreOneLineOfAFixedLengthAndNeverTheSame() {
    String token = tokens.issue("i-1", Duration.ofMinutes(5));
    assertThat(token).hasSize(52).matches("[A-Za-z0-9_=-]+");
    assertThat(tokens.issue("i-1", Duration.ofMinutes(5))).isNotEqualTo(token);
  }

  @Test
  void theyEnd() {
    String token = tokens.issue("i-1", Duration.ofSeconds(1));
    now.set(START.plusSeconds(1));
    assertThat(tokens.check(token, "i-1")).isEmpty();
  }

  @Test
  void noOtherInstanceCanUseThem() {
    String token = tokens.issue("i-1", Duration.ofMinutes(5));
    assertThat(tokens.check(token, "i-2")).isEmpty();
  }

  @Test
  void anotherKeyDoesNotOpenThem() {
    String token = tokens.issue("i-1", Duration.ofMinutes(5));
    assertThat(tokens(2).check(token, "i-1")).isEmpty();
  }

  @Property(tries = 300)
  void aChangedOneIsNone(@ForAll int place, @ForAll char other) {
    String token = tokens.issue("i-1", Duration.ofMinutes(5));
    int index = Math.floorMod(place, token.length());
    String changed = token.substring(0, index) + other + token.substring(index + 1);
    // The last character before the padding has two bits that mean nothing.
    boolean same = changed.equals(token) || index >= 49;
    assertThat(same || tokens.check(changed, "i-1").isEmpty()).isTrue();
  }

  @Property(tries = 300)
  void anyOtherTextIsNone(@ForAll String text) {
    assertThat(tokens.check(text, "i-1")).isEmpty();
  }
}
