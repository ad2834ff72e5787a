// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read once for all who ask while it is read, and is then told again for a while. A
 * failure is told to all who waited for it, and to nobody later.
 */
final class SharedReading<T> {
  private final InstantSource clock;
  private final Duration time;
  private final AtomicReference<@Nullable Reading<T>> last = new AtomicReference<>();

  private record Reading<T>(CompletableFuture<T> value, Instant begun) {
    boolean isGood(Instant now, Duration time) {
      return !value.isDone()
          || (!value.isCompletedExceptionally() && now.isBefore(begun.plus(time)));
    }
  }

  SharedReading(InstantSource clock, Duration time) {
    this.clock = clock;
    this.time = time;
  }

  /** The value, from {@code read} or from before. Blocks as long as {@code read} does. */
  T get(Supplier<T> read) {
    Reading<T> found = last.get();
    if (found != null && found.isGood(clock.instant(), time)) {
      return await(found);
    }
    Reading<T> mine = new Reading<>(new CompletableFuture<>(), clock.instant());
    if (!last.compareAndSet(found, mine)) {
      return get(read);
    }
    try {
      T value = read.get();
      var _ = mine.value().complete(value);
      return value;
    } catch (RuntimeException e) {
      var _ = mine.value().completeExceptionally(e);
      throw e;
    } finally {
      // Changes nothing where there is an outcome; otherwise nobody waits for one.
      var _ = mine.value().cancel(false);
    }
  }

  private T await(Reading<T> reading) {
    try {
      return reading.value().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (CancellationException e) {
      throw new RouterException("The reading was given up", e);
    }
  }
}
