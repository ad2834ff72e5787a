// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.SharedReads.Question;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * CloudStack over HTTP; see {@link NativeAttempts} for what is repeated when the cloud is away. All
 * methods block and must not be called on an event loop.
 */
public final class CloudStackClient implements CloudStack {
  /** Less than a client notices, and longer than a usual list takes. */
  private static final Duration LONGEST_HOLD = Duration.ofMillis(100);

  private final CloudStackOptions options;
  private final InstantSource clock;
  private final NativeCallListener listener;
  private final NativeAnswers answers;
  private final Waiting waiting;
  private final NativeAttempts attempts;
  private final SharedReads shared;

  /**
   * A client with its own connection pool.
   *
   * @param clock tells deadlines and signature expiry
   * @param random spreads repeated calls; must be safe for use by several threads
   */
  public CloudStackClient(
      Vertx vertx,
      CloudStackOptions options,
      InstantSource clock,
      RandomGenerator random,
      NativeCallListener listener) {
    this.options = options;
    this.clock = clock;
    this.listener = listener;
    this.answers = new NativeAnswers(options.wire().format());
    this.waiting = new Waiting(vertx, clock);
    this.attempts =
        new NativeAttempts(new NativeConnection(vertx, options), options, answers, waiting, random);
    this.shared = new SharedReads(clock, options.connections().inFlight(), LONGEST_HOLD);
  }

  /** Closes the connections; calls under way fail. */
  public Future<Void> close() {
    return attempts.close();
  }

  @Override
  public <T> List<T> list(NativeSession session, NativeRequest request, Class<T> type) {
    return shared.read(
        session,
        Question.ofList(session, request, type),
        () -> this.<T>stream(session, request, type).toList());
  }

  @Override
  public <T> Supplier<List<T>> begin(NativeSession session, NativeRequest request, Class<T> type) {
    CompletableFuture<List<T>> reading =
        CompletableFuture.supplyAsync(
            () -> list(session, request, type), Thread::startVirtualThread);
    return () -> {
      try {
        return reading.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof NativeException cause) {
          throw cause;
        }
        throw e;
      }
    };
  }

  @Override
  public <T> Stream<T> stream(NativeSession session, NativeRequest request, Class<T> type) {
    return new ListPages<T>(
            options.wire(),
            request,
            page -> perform(session, page, body -> answers.readPage(body, type), Note::plain))
        .stream();
  }

  @Override
  public <T> T call(NativeSession session, NativeRequest request, Class<T> type) {
    return perform(session, request, body -> answers.readEntity(body, type), Note::plain);
  }

  @Override
  public Submission submit(NativeSession session, NativeRequest request) {
    return perform(
        session,
        request,
        body -> toSubmission(request.command(), answers.readContent(body)),
        Note::submitted);
  }

  @Override
  public JobOutcome poll(NativeSession session, Submission submission) {
    return perform(
        session,
        NativeRequest.of(NativeCommand.QUERY_ASYNC_JOB_RESULT).with("jobid", submission.jobId()),
        body -> answers.toOutcome(submission.command(), answers.readContent(body)),
        outcome -> Note.ended(submission, outcome));
  }

  @Override
  public <T> T await(NativeSession session, Submission submission, Class<T> type) {
    Duration pause = options.polling().first();
    while (true) {
      switch (poll(session, submission)) {
        case JobOutcome.Succeeded(JsonNode result) -> {
          return toResult(submission.command(), result, type);
        }
        case JobOutcome.Failed(NativeError error) -> throw new NativeException(error);
        case JobOutcome.Running() -> {
          if (!waiting.pauseWithin(session.deadline(), pause)) {
            throw NativeException.ofOurs(
                submission.command(), NativeError.TIMED_OUT, "The job is still running");
          }
          pause = options.polling().after(pause);
        }
      }
    }
  }

  private static <T> T toResult(NativeCommand command, JsonNode result, Class<T> type) {
    try {
      return NativeAnswers.readResult(result, type);
    } catch (IllegalArgumentException e) {
      throw NativeException.ofOurs(
          command, NativeError.UNREADABLE, "Not a result of CloudStack", e);
    }
  }

  private static Submission toSubmission(NativeCommand command, JsonNode content)
      throws IOException {
    String jobId = content.path("jobid").asText();
    if (jobId.isEmpty()) {
      throw new IOException("No job in the answer");
    }
    String entity = content.path("id").asText();
    return new Submission(
        command,
        new NativeId(jobId),
        entity.isEmpty() ? Optional.empty() : Optional.of(new NativeId(entity)));
  }

  private <T> T perform(
      NativeSession session,
      NativeRequest request,
      BodyReader<T> reader,
      Function<T, Optional<Note>> note) {
    Instant begun = clock.instant();
    NativeCommand command = request.command();
    try {
      T result = read(command, attempts.answer(session, request), reader);
      Duration elapsed = Duration.between(begun, clock.instant());
      listener.ended(command, elapsed, Optional.empty());
      note.apply(result).ifPresent(said -> session.trace().add(said.toStep(command, elapsed)));
      return result;
    } catch (NativeException e) {
      Duration elapsed = Duration.between(begun, clock.instant());
      listener.ended(command, elapsed, Optional.of(e.error()));
      session.trace().add(Note.failed(e.error()).toStep(command, elapsed));
      throw e;
    }
  }

  private static <T> T read(NativeCommand command, byte[] body, BodyReader<T> reader) {
    try {
      return reader.read(body);
    } catch (IOException | IllegalArgumentException e) {
      throw NativeException.ofOurs(
          command, NativeError.UNREADABLE, "Not an answer of CloudStack", e);
    }
  }

  @FunctionalInterface
  private interface BodyReader<T> {
    T read(byte[] body) throws IOException;
  }

  /** What the trace is told of a call. */
  private record Note(Optional<String> jobId, String outcome) {

    static <T> Optional<Note> plain(T result) {
      return Optional.of(new Note(Optional.empty(), "ok"));
    }

    static Optional<Note> submitted(Submission submission) {
      return Optional.of(new Note(Optional.of(submission.jobId().value()), "submitted"));
    }

    /** Looks that find a job still running are not worth a line each. */
    static Optional<Note> ended(Submission submission, JobOutcome outcome) {
      Optional<String> job = Optional.of(submission.jobId().value());
      return switch (outcome) {
        case JobOutcome.Running() -> Optional.empty();
        case JobOutcome.Succeeded _ -> Optional.of(new Note(job, "ok"));
        case JobOutcome.Failed(NativeError error) -> Optional.of(new Note(job, words(error)));
      };
    }

    static Note failed(NativeError error) {
      return new Note(Optional.empty(), words(error));
    }

    RequestTrace.Step toStep(NativeCommand command, Duration elapsed) {
      return new RequestTrace.Step(command.wireName(), jobId, outcome, elapsed);
    }

    private static String words(NativeError error) {
      return error.code() + " " + error.text();
    }
  }
}
