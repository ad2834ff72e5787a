// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T20:00:00Z"));
  private final RequestRate rate = new RequestRate(10, 40, now::get);

  private long taken(String asker, int attempts) {
    return IntStream.range(0, attempts).filter(_ -> rate.tryTake(asker)).count();
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Test
  void aRestedAskerHasItsBurst() {
    assertThat(taken("i-1", 100)).isEqualTo(40);
  }

  @Test
  void anotherAskerHasItsOwn() {
    assertThat(taken("i-1", 100)).isEqualTo(40);
    assertThat(taken("i-2", 100)).isEqualTo(40);
  }

  @Test
  void aSecondBringsARate() {
    assertThat(taken("i-1", 100)).isEqualTo(40);
    pass(Duration.ofSeconds(1));
    assertThat(taken("i-1", 100)).isEqualTo(10);
  }

  @Test
  void aLongRestBringsNoMoreThanTheBurst() {
    assertThat(taken("i-1", 100)).isEqualTo(40);
    pass(Duration.ofHours(1));
    assertThat(taken("i-1", 100)).isEqualTo(40);
  }

  @Test
  void aClockSetBackCostsNoMoreThanTheBurst() {
    assertThat(taken("i-1", 100)).isEqualTo(40);
    pass(Duration.ofHours(-1));
    assertThat(taken("i-1", 1)).isZero();
    pass(Duration.ofSeconds(5));
    assertThat(taken("i-1", 1)).isEqualTo(1);
  }
}
