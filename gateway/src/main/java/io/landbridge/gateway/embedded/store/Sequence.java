// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Gives out stamps whose sequence always rises, also over restarts and when the clock goes back: 48
 * bits of the clock's milliseconds and 16 bits that count. How far it may have come is written down
 * a minute ahead.
 */
final class Sequence {
  private static final int COUNT_BITS = 16;
  private static final long AHEAD = 60_000L << COUNT_BITS;

  private final Metadata metadata;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final AtomicLong last;
  private final ReentrantLock raising = new ReentrantLock();
  private volatile long ceiling;

  Sequence(Metadata metadata, InstantSource clock, RandomGenerator random) {
    this.metadata = metadata;
    this.clock = clock;
    this.random = random;
    this.ceiling = metadata.find(Keys.ceiling()).map(Keys::toNumber).orElse(0L);
    this.last = new AtomicLong(ceiling);
  }

  Stamp next() {
    long now = clock.millis() << COUNT_BITS;
    long next = last.updateAndGet(before -> Math.max(before + 1, now));
    if (next > ceiling) {
      raise(next);
    }
    return new Stamp(next, random.nextLong(), random.nextInt());
  }

  private void raise(long needed) {
    raising.lock();
    try {
      if (needed > ceiling) {
        Edits edits = new Edits();
        edits.put(Keys.ceiling(), Keys.number(needed + AHEAD));
        metadata.commit(edits);
        ceiling = needed + AHEAD;
      }
    } finally {
      raising.unlock();
    }
  }
}
