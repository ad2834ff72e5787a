// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests each asker may make: so many a second, and so many at once after a rest. What
 * is remembered is bounded; an asker that is forgotten begins anew.
 */
public final class RequestRate {
  private static final int MOST_REMEMBERED = 100_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final long interval;
  private final long tolerance;
  private final InstantSource clock;

  /** For each asker the moment, in microseconds since 1970, when it has its full burst again. */
  private final Cache<String, AtomicLong> rested =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterAccess(REMEMBERED).build();

  /**
   * A rate.
   *
   * @param perSecond how many a second in the long run, from 1 to a million
   * @param burst how many at once after a rest, from 1
   */
  public RequestRate(int perSecond, int burst, InstantSource clock) {
    this.interval = TimeUnit.SECONDS.toMicros(1) / perSecond;
    this.tolerance = interval * (burst - 1);
    this.clock = clock;
  }

  /** Whether an asker may make one more request now, which then counts. */
  boolean tryTake(String asker) {
    AtomicLong full = rested.get(asker, _ -> new AtomicLong());
    long now = TimeUnit.MILLISECONDS.toMicros(clock.millis());
    while (true) {
      long seen = full.get();
      long from = Math.max(seen, now);
      if (from - now > tolerance) {
        // A clock that was set back must not make an asker wait for longer than a spent burst does.
        var _ = full.compareAndSet(seen, Math.min(seen, now + tolerance + interval));
        return false;
      }
      if (full.compareAndSet(seen, from + interval)) {
        return true;
      }
    }
  }
}
