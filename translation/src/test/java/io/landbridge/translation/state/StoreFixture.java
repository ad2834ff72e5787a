// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An open store, a clock that stands still, and an account of each test's own. */
abstract class StoreFixture {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
  final InstantSource clock = now::get;
  final AccountId account = newAccount();
  Store store;

  /** Where the database is; the same one throughout a test. */
  abstract StoreOptions options();

  @BeforeEach
  void open() {
    store = Store.open(options(), clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  void reopen() {
    store.close();
    store = Store.open(options(), clock);
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  static AccountId newAccount() {
    return new AccountId(
        Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L)));
  }

  static NativeId newId() {
    return new NativeId(UUID.randomUUID().toString());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Runs the same thing many times at once and gives all answers. */
  static <T> List<T> atOnce(int times, Callable<T> work)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> answers = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(Collections.nCopies(times, work))) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
