// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.translation.RequestTrace;
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
 * Lets identical reads that are asked for at the same time share an answer. While one of them is
 * under way, the next is held back until that has ended, and those that come meanwhile join the one
 * held back. Nobody ever joins a read that is under way, so that an answer is never older than the
 * question: who was told that a write is done sees it, wherever the write went.
 *
 * <p>It pays because clients of EC2 poll: a dozen waiters of one account each ask for its machines
 * and volumes several times a minute, and reading a long list costs the cloud and the gateway more
 * than all the rest of a Describe request. A read that nobody else asks for at that moment begins
 * at once and costs one look into a map.
 *
 * <p>Native failures are shared, except those that come of the little time which the asking request
 * had left: who has more time asks again, and so it does after any other failure. What is held is
 * bounded by the requests in flight.
 */
public final class SharedReads {
  private final InstantSource clock;
  private final int mostSharing;
  private final Duration longestHold;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Question, Lane> lanes = new HashMap<>();

  /**
   * Reads that share nothing with those of another instance.
   *
   * @param clock tells how much time a request has left
   * @param mostSharing how many requests share one answer at most; more ask for themselves
   * @param longestHold how long a read is held back at most, however slow the one before it is
   */
  public SharedReads(InstantSource clock, int mostSharing, Duration longestHold) {
    this.clock = clock;
    this.mostSharing = mostSharing;
    this.longestHold = longestHold;
  }

  /**
   * All that an answer depends on. Equal questions have the same answer and the same type of it.
   *
   * @param asker who asks: what the answer shows may depend on nothing else of the request
   * @param subject what is asked for
   * @param commands the native commands that are noted for who takes another's answer
   */
  public record Question(Object asker, Object subject, List<NativeCommand> commands) {
    public Question {
      commands = List.copyOf(commands);
    }

    /** The list of a native command, asked with a key pair. */
    static Question ofList(NativeSession session, NativeRequest request, Class<?> entities) {
      return new Question(
          session.credentials(), new Listed(request, entities), List.of(request.command()));
    }

    private record Listed(NativeRequest request, Class<?> entities) {}
  }

  /** An answer to come; cancelled when it will not. */
  private static final class Read extends CompletableFuture<Object> {}

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
   * The answer to a question, read now or by another request that asks a little later.
   *
   * @param ask reads it within the session's deadline; what it gives must be immutable
   * @throws NativeException what {@code ask} throws, here or for another request
   */
  public <T> T read(NativeSession session, Question question, Supplier<T> ask) {
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
          Optional<Object> answer = follow(session, question, other);
          if (answer.isPresent()) {
            return cast(answer.get());
          }
        }
      }
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // equal questions, equal types
  private static <T> T cast(Object answer) {
    return (T) answer;
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

  private <T> T lead(Question question, Read mine, Supplier<T> ask) {
    close(question, mine);
    try {
      T answer = ask.get();
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

  /** How many requests wait for a read that is held back. */
  public int waiting() {
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
  private Optional<Object> follow(NativeSession session, Question question, Read other) {
    Instant begun = clock.instant();
    long left = Math.max(0, Duration.between(begun, session.deadline()).toMillis());
    try {
      Object answer = other.get(left, TimeUnit.MILLISECONDS);
      note(session, question, begun, "ok, shared");
      return Optional.of(answer);
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof NativeException cause) || isOfTheAsking(cause.error())) {
        return Optional.empty();
      }
      NativeError error = cause.error();
      note(session, question, begun, error.code() + " " + error.text());
      throw new NativeException(error, e);
    } catch (TimeoutException e) {
      throw failure(session, question, begun, NativeError.TIMED_OUT, "No answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(
          session, question, begun, NativeError.UNREACHABLE, "The gateway is stopping", e);
    }
  }

  /** Whether a failure says something of the request that asked, rather than of the cloud. */
  private static boolean isOfTheAsking(NativeError error) {
    return error.code() == NativeError.TIMED_OUT || error.code() == NativeError.OVERLOADED;
  }

  private NativeException failure(
      NativeSession session,
      Question question,
      Instant begun,
      int code,
      String text,
      Exception cause) {
    note(session, question, begun, code + " " + text);
    NativeCommand command = question.commands().getFirst();
    return NativeException.ofOurs(command, code, text, cause);
  }

  private void note(NativeSession session, Question question, Instant begun, String outcome) {
    Duration elapsed = Duration.between(begun, clock.instant());
    for (NativeCommand command : question.commands()) {
      session
          .trace()
          .add(new RequestTrace.Step(command.wireName(), Optional.empty(), outcome, elapsed));
    }
  }
}
