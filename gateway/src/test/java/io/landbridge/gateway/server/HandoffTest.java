// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandoffTest {
  private static final int CALLERS = 4;
  private static final int EACH = 100;

  private final Vertx vertx = Vertx.vertx();
  private final Handoff handoff = new Handoff(vertx);

  @AfterEach
  void stop() throws Exception {
    handoff.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** Keeps every carrier of virtual threads busy until it is let. */
  private List<Future<Boolean>> occupy(AtomicBoolean free) throws InterruptedException {
    int carriers = Runtime.getRuntime().availableProcessors();
    CountDownLatch busy = new CountDownLatch(carriers);
    List<Future<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < carriers; i++) {
      work.add(
          handoff.run(() -> {
            busy.countDown();
            while (!free.get()) {
              Thread.onSpinWait();
            }
            return true;
          }));
    }
    assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
    return work;
  }

  @Test
  void nobodysWorkWaitsForAllOfAnothersThatCameAsLate() throws Exception {
    AtomicBoolean free = new AtomicBoolean();
    var _ = occupy(free);
    ConcurrentLinkedQueue<Integer> begun = new ConcurrentLinkedQueue<>();
    List<ExecutorService> callers =
        Stream.generate(Executors::newSingleThreadExecutor).limit(CALLERS).toList();
    for (int i = 0; i < CALLERS * EACH; i++) {
      int caller = i % CALLERS;
      callers.get(caller).submit(() -> handoff.run(() -> begun.add(caller))).get();
    }

    free.set(true);

    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> begun.size() == CALLERS * EACH);
    List<Integer> firstHalf = begun.stream().limit(CALLERS * EACH / 2).toList();
    for (int caller = 0; caller < CALLERS; caller++) {
      assertThat(firstHalf)
          .filteredOn(Integer.valueOf(caller)::equals)
          .hasSizeGreaterThan(EACH / 4);
    }
    callers.forEach(ExecutorService::close);
  }

  @Test
  void workThatComesTooLateIsRefused() {
    handoff.close();
    Future<Integer> late = handoff.run(() -> 1);
    Awaitility.await().until(late::isComplete);
    assertThat(late.cause()).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void workThatThrowsFails() {
    Future<Integer> broken =
        handoff.run(() -> {
          throw new IllegalStateException("broken");
        });
    Awaitility.await().until(broken::isComplete);
    assertThat(broken.cause()).hasMessage("broken");
  }
}
