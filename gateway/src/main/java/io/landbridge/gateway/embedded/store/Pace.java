// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds work to a rate, and lets it be stopped while it waits. */
final class Pace {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Waits for less than this are put off until they are worth the wake-up. */
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(10);

  private final long perSecond;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stop = lock.newCondition();
  private boolean stopped;
  private long due = System.nanoTime();

  Pace(long perSecond) {
    this.perSecond = perSecond;
  }

  /**
   * Counts some work as done, and waits until it should have been, but for some milliseconds.
   *
   * @throws InterruptedException when the work is to stop
   */
  void take(long amount) throws InterruptedException {
    lock.lock();
    try {
      long now = System.nanoTime();
      due = Math.max(due, now) + (long) ((double) amount / perSecond * SECOND);
      if (due - now >= SHORTEST || stopped) {
        awaitDue();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a time.
   *
   * @throws InterruptedException when the work is to stop
   */
  void pause(long nanos) throws InterruptedException {
    lock.lock();
    try {
      due = System.nanoTime() + nanos;
      awaitDue();
    } finally {
      lock.unlock();
    }
  }

  private void awaitDue() throws InterruptedException {
    long left = due - System.nanoTime();
    while (!stopped && left > 0) {
      left = stop.awaitNanos(left);
    }
    if (stopped) {
      throw new InterruptedException("The work is to stop");
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      stop.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
