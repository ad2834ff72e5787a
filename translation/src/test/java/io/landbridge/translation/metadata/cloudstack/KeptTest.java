// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.metadata.SourceUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptTest {
  private static final Duration KEPT = Duration.ofSeconds(5);
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T00:00:00Z"));
  private final AtomicInteger readings = new AtomicInteger();
  private final AtomicBoolean away = new AtomicBoolean();
  private int calls = 1;
  private final Kept<Integer> kept =
      new Kept<>(
          _ -> {
            if (away.get()) {
              throw new IllegalStateException("away");
            }
            return new Kept.Reading<>(readings.incrementAndGet(), calls);
          },
          KEPT,
          clock);

  @AfterEach
  void close() {
    kept.close();
  }

  private void advance(int seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  @Test
  void isReadOnceWhileItIsYoung() {
    assertThat(kept.get().value()).isEqualTo(1);
    advance(2);
    assertThat(kept.get().value()).isEqualTo(1);
    assertThat(readings).hasValue(1);
  }

  @Test
  void isReadAheadWhileTheOldValueIsServed() {
    var _ = kept.get();
    advance(4);

    assertThat(kept.get().value()).isEqualTo(1);

    Awaitility.await().untilAsserted(() -> assertThat(kept.get().value()).isEqualTo(2));
  }

  @Test
  void isReadAgainBeforeItIsGivenTooOld() {
    var _ = kept.get();
    advance(6);

    assertThat(kept.get().value()).isEqualTo(2);
  }

  @Test
  void isReadForWhoNeedsItAsOfNow() {
    var _ = kept.get();
    advance(1);

    assertThat(kept.getSince(clock.instant()).value()).isEqualTo(2);
    assertThat(kept.getSince(clock.instant()).value()).isEqualTo(2);
  }

  @Test
  void keepsThePaceOfOneCallASecond() {
    calls = 3;
    var _ = kept.get();
    advance(1);
    AtomicInteger seen = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> asking = threads.submit(() -> seen.set(kept.getSince(clock.instant()).value()));

      // Two of the three seconds are left, and the test's clock does not go on by itself.
      Awaitility.await()
          .during(Duration.ofMillis(300))
          .untilAsserted(() -> assertThat(readings).hasValue(1));
      Awaitility.await().untilAsserted(() -> assertThat(seen).hasValue(2));
      assertThat(asking).succeedsWithin(Duration.ofSeconds(5));
    }
  }

  @Test
  void whatChangedIsReadAgainWithoutWaiting() {
    var _ = kept.get();
    advance(1);
    kept.changed();

    assertThat(kept.get().value()).isEqualTo(1);

    Awaitility.await().untilAsserted(() -> assertThat(kept.get().value()).isEqualTo(2));
    assertThat(kept.get().value()).isEqualTo(2);
  }

  @Test
  void manyWhoAskAtOnceShareOneReading() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(200);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 200)
          .forEach(_ ->
              threads.execute(() -> {
                var _ = kept.get();
                done.countDown();
              }));
      done.await();
    }
    assertThat(readings).hasValue(1);
  }

  @Test
  void aFailureIsToldAndTriedAgainASecondLater() {
    away.set(true);
    assertThatThrownBy(kept::get).isInstanceOf(SourceUnavailableException.class);
    away.set(false);
    advance(1);

    assertThat(kept.get().value()).isEqualTo(1);
  }

  @Test
  void aFailureAheadOfTimeIsNotTold() {
    var _ = kept.get();
    away.set(true);
    advance(4);

    assertThat(kept.get().value()).isEqualTo(1);
    advance(2);
    assertThatThrownBy(kept::get).isInstanceOf(SourceUnavailableException.class);
  }
}
