// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Readers that open their files one after another. What was removed after such a reader began stays
 * on the disk until the reader has ended.
 */
final class Readers {
  private final AtomicLong time = new AtomicLong();
  private final ConcurrentSkipListSet<Long> reading = new ConcurrentSkipListSet<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private volatile boolean awaited;

  /** A reader; closed when it has read. */
  final class Ticket implements AutoCloseable {
    private final long since;

    private Ticket(long since) {
      this.since = since;
    }

    @Override
    public void close() {
      reading.remove(since);
      if (awaited) {
        signal();
      }
    }
  }

  /** To be taken before the rows are read that name the files. */
  Ticket begin() {
    long since = time.incrementAndGet();
    reading.add(since);
    return new Ticket(since);
  }

  /** The moment of a removal, taken after its rows are gone. */
  long now() {
    return time.incrementAndGet();
  }

  /** Waits until everybody who could know of what was removed at this moment has ended. */
  void awaitAllAfter(long moment) throws InterruptedException {
    if (areAllAfter(moment)) {
      return;
    }
    lock.lock();
    awaited = true;
    try {
      while (!areAllAfter(moment)) {
        // A reader may have ended just before it could see that it is awaited.
        var _ = ended.awaitNanos(TimeUnit.SECONDS.toNanos(1));
      }
    } finally {
      awaited = false;
      lock.unlock();
    }
  }

  private boolean areAllAfter(long moment) {
    Long oldest = reading.ceiling(0L);
    return oldest == null || oldest > moment;
  }

  private void signal() {
    lock.lock();
    try {
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
