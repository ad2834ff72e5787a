// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.identity.NativeCredentials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets identical lists that one key pair asks for at the same time share an answer. While one of
 * them is under way, the next is held back until that has ended, and those that come meanwhile join
 * the one held back. Nobody ever joins a list that is under way, so that an answer is never older
 * than the question: who was told that a write is done sees it.
 *
 * <p>It pays because clients of EC2 poll: a dozen waiters of one account each ask for its machines
 * and volumes several times a minute, and reading a long list costs the cloud and the gateway more
 * than all the rest of a Describe request. A list that nobody else asks for at that moment is sent
 * at once and costs one look into a map.
 *
 * <p>Failures are shared, except those that come of the little time which the asking request had
 * left: who has more time asks again. What is held is bounded by the requests in flight.
 */
final class SharedLists {
  private final InstantSource clock;
  private final int mostSharing;
  private final Duration longestHold;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Question, Lane> lanes = new HashMap<>();

  /**
   * @param mostSharing how many requests share one answer at most; more ask for themselves
   * @param longestHold how long a list is held back at most, however slow the one before it is
   */
  SharedLists(InstantSource clock, int mostSharing, Duration longestHold) {
    this.clock = clock;
    this.mostSharing = mostSharing;
    this.longestHold = longestHold;
  }

  private record Question(
      NativeCredentials credentials, NativeRequest request, Class<?> entities) {}

  /** An answer to come; cancelled when it will not. */
  private static final class Read extends CompletableFuture<List<?>> {}

  /**
   * The reads of one question.
   *
   * @param sent the one that was sent last
   * @param held the one to be sent when that has ended; others may still join it
   * @param sharing how many have joined
   */
  private record Lane(Read sent, Optional<Read> held, int sharing) {}

  /** What a request does that asks a question. */
  private sealed interface Part {
    /** It asks for all that join, after another read if there is one. */
    record Lead(Read mine, Optional<Read> after) implements Part {}

    /** It takes the answer of another. */
    record Follow(Read other) implements Part {}

    /** It asks for itself. */
    record Alone() implements Part {}
  }

  /**
   * The entities of a list, asked for now or by another request that asks a little later.
   *
   * @param ask asks the cloud within the session's deadline; its answer must be immutable
   * @throws NativeException what {@code ask} throws, here or for another request
   */
  <T> List<T> list(
      NativeSession session, NativeRequest request, Class<T> entities, Supplier<List<T>> ask) {
    Question question = new Question(session.credentials(), request, entities);
    while (true) {
      switch (enter(question)) {
        case Part.Alone() -> {
          return ask.get();
        }
        case Part.Lead(Read mine, Optional<Read> after) -> {
          after.ifPresent(read -> holdBack(read, session));
          return lead(question, mine, ask);
        }
        case Part.Follow(Read other) -> {
          Optional<List<?>> answer = follow(session, request, other);
          if (answer.isPresent()) {
            return cast(answer.get());
          }
        }
      }
    }
  }

  @SuppressWarnings("unchecked") // the class of the entities is a part of the question
  private static <T> List<T> cast(List<?> entities) {
    return (List<T>) entities;
  }

  private Part enter(Question question) {
    lock.lock();
    try {
      Lane lane = lanes.get(question);
      if (lane == null) {
        Read mine = new Read();
        lanes.put(question, new Lane(mine, Optional.empty(), 0));
        return new Part.Lead(mine, Optional.empty());
      }
      if (lane.held().isEmpty()) {
        Read mine = new Read();
        lanes.put(question, new Lane(lane.sent(), Optional.of(mine), 1));
        return new Part.Lead(mine, Optional.of(lane.sent()));
      }
      if (lane.sharing() >= mostSharing) {
        return new Part.Alone();
      }
      lanes.put(question, new Lane(lane.sent(), lane.held(), lane.sharing() + 1));
      return new Part.Follow(lane.held().get());
    } finally {
      lock.unlock();
    }
  }

  private <T> List<T> lead(Question question, Read mine, Supplier<List<T>> ask) {
    close(question, mine);
    try {
      List<T> answer = ask.get();
      mine.complete(answer);
      return answer;
    } catch (NativeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      // Changes nothing where there is an outcome; otherwise those who joined ask again.
      mine.cancel(false);
      leave(question, mine);
    }
  }

  /** From here on nobody joins this read. */
  private void close(Question question, Read mine) {
    lock.lock();
    try {
      lanes.put(question, new Lane(mine, Optional.empty(), 0));
    } finally {
      lock.unlock();
    }
  }

  private void leave(Question question, Read mine) {
    lock.lock();
    try {
      Lane lane = lanes.get(question);
      // A lane with a read held back is that one's, and one with a later read is the later one's.
      if (lane != null && lane.sent().equals(mine) && lane.held().isEmpty()) {
        lanes.remove(question);
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many questions are being asked. */
  int open() {
    lock.lock();
    try {
      return lanes.size();
    } finally {
      lock.unlock();
    }
  }

  /** How many requests wait for a list that is held back. */
  int waiting() {
    lock.lock();
    try {
      return lanes.values().stream().mapToInt(Lane::sharing).sum();
    } finally {
      lock.unlock();
    }
  }

  private void holdBack(Read before, NativeSession session) {
    Duration left = Duration.between(clock.instant(), session.deadline());
    Duration hold = left.compareTo(longestHold) < 0 ? left : longestHold;
    try {
      var _ = before.get(hold.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | CancellationException | TimeoutException e) {
      return; // how it ended does not matter here
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The answer of another read; empty when that gave up for reasons of its own. */
  private Optional<List<?>> follow(NativeSession session, NativeRequest request, Read other) {
    Instant begun = clock.instant();
    long left = Math.max(0, Duration.between(begun, session.deadline()).toMillis());
    try {
      List<?> answer = other.get(left, TimeUnit.MILLISECONDS);
      note(session, request, begun, "ok, shared");
      return Optional.of(answer);
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof NativeException cause) || isOfTheAsking(cause.error())) {
        return Optional.empty();
      }
      NativeError error = cause.error();
      note(session, request, begun, error.code() + " " + error.text());
      throw new NativeException(error, e);
    } catch (TimeoutException e) {
      throw failure(session, request, begun, NativeError.TIMED_OUT, "No answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(session, request, begun, NativeError.UNREACHABLE, "The gateway is stopping", e);
    }
  }

  /** Whether a failure says something of the request that asked, rather than of the cloud. */
  private static boolean isOfTheAsking(NativeError error) {
    return error.code() == NativeError.TIMED_OUT || error.code() == NativeError.OVERLOADED;
  }

  private NativeException failure(
      NativeSession session,
      NativeRequest request,
      Instant begun,
      int code,
      String text,
      Exception cause) {
    note(session, request, begun, code + " " + text);
    return new NativeException(NativeError.ofOurs(request.command(), code, text), cause);
  }

  private void note(NativeSession session, NativeRequest request, Instant begun, String outcome) {
    Duration elapsed = Duration.between(begun, clock.instant());
    session
        .trace()
        .add(
            new RequestTrace.Step(
                request.command().wireName(), Optional.empty(), outcome, elapsed));
  }
}
