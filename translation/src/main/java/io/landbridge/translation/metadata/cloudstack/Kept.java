// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import io.landbridge.translation.Closing;
import io.landbridge.translation.metadata.SourceUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Something that is costly to read and may be a little old. One reading is under way at a time, and
 * all who need it wait for the same one. A value that is asked for is read again before it is too
 * old, so that nobody waits while it is in use.
 *
 * <p>Readings keep a pace: after one that took {@code n} native calls the next begins {@code n}
 * seconds later at the earliest, so that there is one call a second however many ask. Only a value
 * that would get too old meanwhile is read sooner.
 *
 * @param <T> the value, immutable
 */
final class Kept<T> implements AutoCloseable {
  private static final Duration ONE_CALL = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  /** A value that is used is read again at three fifths of its age. */
  private static final long AHEAD_OF_FIVE = 3;

  private final Function<Optional<T>, Reading<T>> read;
  private final Duration keptFor;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Closing closing = new Closing();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("metadata-reading").factory());
  private Optional<Dated<T>> current = Optional.empty();
  private Optional<CompletableFuture<Dated<T>>> next = Optional.empty();
  private Instant earliest = Instant.MIN;
  private boolean due;

  /**
   * @param read reads it, given what was read before; blocks
   * @param keptFor how old it may be when it is given to somebody
   */
  Kept(Function<Optional<T>, Reading<T>> read, Duration keptFor, InstantSource clock) {
    this.read = read;
    this.keptFor = keptFor;
    this.clock = clock;
  }

  /**
   * What a reading brought.
   *
   * @param calls how many native calls it took
   */
  record Reading<T>(T value, int calls) {}

  /**
   * A value with its age.
   *
   * @param begun when its reading began: nothing later is in it
   */
  record Dated<T>(T value, Instant begun) {}

  /**
   * The value, not older than it may be.
   *
   * @throws SourceUnavailableException when it cannot be read
   */
  Dated<T> get() {
    lock.lock();
    try {
      Optional<Dated<T>> young = young();
      if (young.isPresent()) {
        return young.get();
      }
    } finally {
      lock.unlock();
    }
    return getSince(clock.instant().minus(keptFor));
  }

  /** The value where it need not be waited for; does not block. */
  Optional<Dated<T>> findKept() {
    if (!lock.tryLock()) {
      return Optional.empty();
    }
    try {
      return young();
    } finally {
      lock.unlock();
    }
  }

  /** The value if it is young enough to be given, read again if it will not be soon; under lock. */
  private Optional<Dated<T>> young() {
    Instant now = clock.instant();
    Optional<Dated<T>> young = current.filter(value -> isYoung(value, now, keptFor));
    if (young.isPresent()
        && (due || !isYoung(young.get(), now, keptFor.multipliedBy(AHEAD_OF_FIVE).dividedBy(5)))) {
      var _ = begin();
    }
    return young;
  }

  private boolean isYoung(Dated<T> value, Instant now, Duration most) {
    return value.begun().plus(most).isAfter(now);
  }

  /**
   * The value as it was at that time or later.
   *
   * @throws SourceUnavailableException when it cannot be read
   */
  Dated<T> getSince(Instant since) {
    while (true) {
      CompletableFuture<Dated<T>> reading;
      lock.lock();
      try {
        if (current.isPresent() && !current.get().begun().isBefore(since)) {
          return current.get();
        }
        reading = begin();
      } finally {
        lock.unlock();
      }
      Dated<T> value = await(reading);
      if (!value.begun().isBefore(since)) {
        return value;
      }
    }
  }

  /** The value changed: whoever asks next has it read again, without waiting for that. */
  void changed() {
    lock.lock();
    try {
      due = true;
    } finally {
      lock.unlock();
    }
  }

  /** The reading under way, or a new one; the lock is held. */
  private CompletableFuture<Dated<T>> begin() {
    if (next.isPresent()) {
      return next.get();
    }
    CompletableFuture<Dated<T>> reading = new CompletableFuture<>();
    Optional<T> before = current.map(Dated::value);
    Instant notBefore = earliest;
    try {
      threads.execute(() -> read(reading, before, notBefore));
      next = Optional.of(reading);
    } catch (RejectedExecutionException e) {
      reading.completeExceptionally(e);
    }
    return reading;
  }

  private void read(CompletableFuture<Dated<T>> reading, Optional<T> before, Instant notBefore) {
    try {
      Instant now = clock.instant();
      if (notBefore.isAfter(now) && closing.isClosedWithin(Duration.between(now, notBefore))) {
        throw new IllegalStateException("The gateway is stopping");
      }
      Instant begun = clock.instant();
      lock.lock();
      try {
        due = false;
        earliest = begun.plus(ONE_CALL);
      } finally {
        lock.unlock();
      }
      Reading<T> brought = read.apply(before);
      Dated<T> value = new Dated<>(brought.value(), begun);
      ended(Optional.of(value), begun.plus(pause(brought.calls())));
      reading.complete(value);
    } catch (Throwable e) { // whoever waits is told, whatever it is
      ended(Optional.empty(), clock.instant().plus(ONE_CALL));
      reading.completeExceptionally(e);
    }
  }

  private Duration pause(int calls) {
    Duration pause = ONE_CALL.multipliedBy(Math.max(1, calls));
    return pause.compareTo(keptFor) < 0 ? pause : keptFor;
  }

  private void ended(Optional<Dated<T>> value, Instant nextNotBefore) {
    lock.lock();
    try {
      current = value.or(() -> current);
      next = Optional.empty();
      earliest = nextNotBefore;
    } finally {
      lock.unlock();
    }
  }

  private Dated<T> await(CompletableFuture<Dated<T>> reading) {
    try {
      return reading.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new SourceUnavailableException("The cloud's machines cannot be read", e);
    } catch (TimeoutException e) {
      throw new SourceUnavailableException("The cloud's machines are not read in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException("The gateway is stopping", e);
    }
  }

  /** Reads no more; who waits is told. */
  @Override
  public void close() {
    closing.close();
    threads.shutdownNow();
  }
}
