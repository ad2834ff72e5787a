// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The one loop that follows an account's jobs, so that an account with many jobs costs the cloud
 * one call at a time. It runs while there are jobs and waits for the one that is due next.
 */
final class AccountWatch {
  private final InstantSource clock;
  private final Executor threads;
  private final Predicate<TrackedJob> step;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<TrackedJob> jobs =
      new PriorityQueue<>(Comparator.comparing(TrackedJob::due));
  private boolean running;
  private boolean closed;

  /**
   * @param step looks at a job once; whether the job is to be looked at again when it is due
   */
  AccountWatch(InstantSource clock, Executor threads, Predicate<TrackedJob> step) {
    this.clock = clock;
    this.threads = threads;
    this.step = step;
  }

  void add(TrackedJob job) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      jobs.add(job);
      changed.signal();
      if (!running) {
        running = true;
        threads.execute(this::run);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the loop after the look that is under way. */
  void close() {
    lock.lock();
    try {
      closed = true;
      jobs.clear();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    Optional<TrackedJob> due = takeDue();
    while (due.isPresent()) {
      TrackedJob job = due.get();
      if (step.test(job)) {
        add(job);
      }
      due = takeDue();
    }
  }

  private Optional<TrackedJob> takeDue() {
    lock.lock();
    try {
      while (!closed && !jobs.isEmpty()) {
        Instant now = clock.instant();
        TrackedJob first = jobs.element();
        if (!first.due().isAfter(now)) {
          return Optional.of(jobs.remove());
        }
        long _ = changed.awaitNanos(Duration.between(now, first.due()).toNanos());
      }
      running = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return Optional.empty();
  }
}
