// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Closing closing = new Closing();

  @Test
  void aPauseEndsByItself() {
    assertThat(closing.isClosedWithin(Duration.ofMillis(1))).isFalse();
    assertThat(closing.isClosed()).isFalse();
  }

  @Test
  void aPauseEndsWithAll() throws Exception {
    var pausing =
        CompletableFuture.supplyAsync(
            () -> closing.isClosedWithin(LONG), Thread::startVirtualThread);

    closing.close();

    assertThat(pausing.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(closing.isClosed()).isTrue();
  }

  @Test
  void whoIsInterruptedEndsAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThat(closing.isClosedWithin(LONG)).isTrue();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(closing.isClosed()).isFalse();
  }
}
