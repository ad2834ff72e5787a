// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Work that is held to a rate. */
class PaceTest {
  /** How long so much work takes so many times, at a million a second. */
  private static Duration time(int times, long amount) throws InterruptedException {
    Pace pace = new Pace(1_000_000);
    long began = System.nanoTime();
    for (int i = 0; i < times; i++) {
      pace.take(amount);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void workTakesAsLongAsItShould() throws InterruptedException {
    assertThat(time(10, 10_000)).isGreaterThanOrEqualTo(Duration.ofMillis(95));
  }

  @Test
  void smallWorkIsHeldToTheRateAsWell() throws InterruptedException {
    assertThat(time(1000, 100)).isGreaterThanOrEqualTo(Duration.ofMillis(85));
  }

  @Test
  void smallWorkIsStoppedWithoutAWait() {
    Pace pace = new Pace(1_000_000);
    pace.stop();
    assertThatThrownBy(() -> pace.take(1)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void workThatWaitsIsStopped() throws InterruptedException {
    Pace pace = new Pace(1);
    Thread stopping = Thread.ofVirtual().start(pace::stop);
    assertThatThrownBy(() -> pace.take(1_000_000)).isInstanceOf(InterruptedException.class);
    assertThatThrownBy(() -> pace.pause(1)).isInstanceOf(InterruptedException.class);
    stopping.join();
  }
}
