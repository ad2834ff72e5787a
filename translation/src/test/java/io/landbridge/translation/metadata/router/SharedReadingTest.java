// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SharedReadingTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final SharedReading<Integer> kept =
      new SharedReading<>(() -> NOON, Duration.ofSeconds(5));
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void readsOnceForAllWhoAskAtTheSameTime() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(
            threads.submit(() ->
                kept.get(() -> {
                  reading.countDown();
                  await(end);
                  return reads.incrementAndGet();
                })));
      }
      await(reading);
      end.countDown();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(1);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void doesNotKeepAFailure() {
    assertThatThrownBy(() ->
            kept.get(() -> {
              throw new RouterException("away");
            }))
        .hasMessage("away");
    assertThat(kept.get(reads::incrementAndGet)).isEqualTo(1);
    assertThat(kept.get(reads::incrementAndGet)).isEqualTo(1);
  }
}
