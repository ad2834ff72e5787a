// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import io.landbridge.translation.Closing;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.ObjectStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the lifecycle rules of all buckets of a store, in the background and one page at a
 * time. What it does may be done twice or be broken off at any moment: each sweep looks at the
 * objects as they are. One thread does all, and holds a page of versions at most.
 */
public final class LifecycleWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LifecycleWorker.class);
  private static final int LEAST_SWEEPS_A_DAY = 4;
  private static final Duration ENDING = Duration.ofSeconds(10);

  private final ObjectStore store;
  private final Function<BucketId, Optional<LifecycleConfiguration>> rules;
  private final InstantSource clock;
  private final DayLength day;
  private final LifecycleListener listener;
  private final Closing closing = new Closing();
  private Optional<Thread> thread = Optional.empty();

  /**
   * A worker that does nothing until {@link #start}.
   *
   * @param rules the rules of a bucket, if it has any
   * @param day how long a day of the rules is
   */
  public LifecycleWorker(
      ObjectStore store,
      Function<BucketId, Optional<LifecycleConfiguration>> rules,
      InstantSource clock,
      DayLength day,
      LifecycleListener listener) {
    this.store = store;
    this.rules = rules;
    this.clock = clock;
    this.day = day;
    this.listener = listener;
  }

  /**
   * Begins to sweep on a thread of its own, once.
   *
   * @param pause between the end of a sweep and the next; shorter where a day is short, so that
   *     there are sweeps enough in one
   */
  public void start(Duration pause) {
    Duration most = day.value().dividedBy(LEAST_SWEEPS_A_DAY);
    Duration kept = pause.compareTo(most) < 0 ? pause : most;
    thread =
        Optional.of(Thread.ofVirtual().name("s3-lifecycle").start(() -> sweepUntilClosed(kept)));
  }

  private void sweepUntilClosed(Duration pause) {
    do {
      sweep();
    } while (!closing.isClosedWithin(pause));
  }

  /** Sweeps all buckets once. A bucket that fails is left for the next sweep. */
  public void sweep() {
    for (BucketState bucket : store.buckets()) {
      if (closing.isClosed()) {
        return;
      }
      sweepOrReport(bucket.id());
    }
  }

  // Whatever goes wrong with one bucket must not end the sweeps of all others.
  private void sweepOrReport(BucketId bucket) {
    try {
      rules.apply(bucket).ifPresent(found -> sweep(bucket, found));
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("bucket", bucket).setCause(e).log("lifecycle sweep broken off");
    }
  }

  private void sweep(BucketId bucket, LifecycleConfiguration found) {
    LifecycleSweep sweep = new LifecycleSweep(store, bucket, found, clock.instant(), day, listener);
    boolean more = true;
    while (more && !closing.isClosed()) {
      more = sweep.step();
    }
  }

  /** Ends after the page that is being done, which is waited for. */
  @Override
  public void close() {
    closing.close();
    try {
      if (thread.isPresent() && !thread.get().join(ENDING)) {
        LOG.atWarn().log("the lifecycle sweep goes on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
