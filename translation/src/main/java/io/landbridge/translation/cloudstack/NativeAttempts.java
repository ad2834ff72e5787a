// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.translation.cloudstack.NativeConnection.Exchange;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Sends native requests, so many at a time. Those that only read are repeated a few times when the
 * cloud refuses the connection, breaks it, or answers that it is busy; those that change something
 * are repeated only when it is certain that they were not sent.
 */
final class NativeAttempts {
  private static final int OK = 200;

  private final NativeConnection connection;
  private final CloudStackOptions options;
  private final NativeAnswers answers;
  private final Waiting waiting;
  private final RandomGenerator random;
  private final RequestSigner signer;
  private final Semaphore inFlight;

  NativeAttempts(
      NativeConnection connection,
      CloudStackOptions options,
      NativeAnswers answers,
      Waiting waiting,
      RandomGenerator random) {
    this.connection = connection;
    this.options = options;
    this.answers = answers;
    this.waiting = waiting;
    this.random = random;
    this.signer = new RequestSigner(options.wire().format(), options.wire().signatureLifetime());
    this.inFlight = new Semaphore(options.connections().inFlight());
  }

  /** Closes the connections; what is under way fails. */
  Future<Void> close() {
    return connection.close();
  }

  /**
   * The body of the answer with status 200, after as many attempts as it takes and may take.
   *
   * @throws NativeException when there is none
   */
  byte[] answer(NativeSession session, NativeRequest request) {
    Duration pause = options.retry().pauses().first();
    for (int attempt = 1; ; attempt++) {
      Exchange exchange = exchange(session, request);
      boolean repeat =
          attempt < options.retry().attempts()
              && isRepeatable(request.command(), exchange)
              && waiting.pauseWithin(session.deadline(), jittered(pause));
      if (!repeat) {
        return toBody(request.command(), exchange);
      }
      pause = options.retry().pauses().after(pause);
    }
  }

  private Exchange exchange(NativeSession session, NativeRequest request) {
    NativeCommand command = request.command();
    boolean acquired = false;
    try {
      acquired = inFlight.tryAcquire(timeLeft(session).toMillis(), TimeUnit.MILLISECONDS);
      Duration left = timeLeft(session);
      if (!acquired) {
        throw NativeException.ofOurs(
            command, NativeError.OVERLOADED, "Too many native calls in flight");
      }
      if (left.isZero()) {
        throw NativeException.ofOurs(command, NativeError.TIMED_OUT, "No time left for the call");
      }
      String form = signer.sign(request, session.credentials(), waiting.clock().instant());
      return connection.send(methodFor(command), form, left).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw NativeException.ofOurs(command, NativeError.UNREACHABLE, "The gateway is stopping", e);
    } finally {
      if (acquired) {
        inFlight.release();
      }
    }
  }

  private HttpMethod methodFor(NativeCommand command) {
    boolean get = options.wire().readsByGet() && command.kind() == NativeCommand.Kind.READ;
    return get ? HttpMethod.GET : HttpMethod.POST;
  }

  private Duration timeLeft(NativeSession session) {
    Duration left = Duration.between(waiting.clock().instant(), session.deadline());
    Duration most = options.connections().requestTimeout();
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(most) < 0 ? left : most;
  }

  private static boolean isRepeatable(NativeCommand command, Exchange exchange) {
    boolean reads = command.kind() == NativeCommand.Kind.READ;
    return switch (exchange) {
      case Exchange.NotSent _ -> true;
      case Exchange.Broken _ -> reads;
      case Exchange.Answered(int status, Buffer _) ->
          reads
              && (status == NativeError.TOO_MANY_REQUESTS
                  || status == NativeError.SERVICE_UNAVAILABLE);
      case Exchange.TimedOut _, Exchange.TooLarge _ -> false;
    };
  }

  private byte[] toBody(NativeCommand command, Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered(int status, Buffer body) -> {
        if (status != OK) {
          throw new NativeException(answers.readError(command, status, body.getBytes()));
        }
        yield body.getBytes();
      }
      case Exchange.NotSent(Throwable cause) ->
          throw NativeException.ofOurs(
              command, NativeError.UNREACHABLE, "No connection to CloudStack", cause);
      case Exchange.Broken(Throwable cause) ->
          throw NativeException.ofOurs(
              command, NativeError.UNREACHABLE, "The connection broke", cause);
      case Exchange.TimedOut(Throwable cause) ->
          throw NativeException.ofOurs(command, NativeError.TIMED_OUT, "No answer in time", cause);
      case Exchange.TooLarge() ->
          throw NativeException.ofOurs(
              command, NativeError.UNREADABLE, "The answer is larger than allowed");
    };
  }

  private Duration jittered(Duration pause) {
    long half = pause.toNanos() / 2;
    return Duration.ofNanos(half + random.nextLong(half + 1));
  }
}
