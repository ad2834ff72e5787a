// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.schema.Member;
import io.landbridge.schema.Shape;
import io.landbridge.translation.Call;
import io.landbridge.translation.state.ClientTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a request with a client token out once. The token is written before the handler runs; a
 * repeated request is answered with what the first one was, one that comes while the first is still
 * at work waits for it, and one whose predecessor was cut off goes on from there ({@link
 * Call.Attempt#RESUMED}). EC2 API 2016-11-15, "Ensuring idempotency".
 */
final class Idempotency {
  private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);

  /** How much longer than its request a claim is prolonged: the time to write the answer down. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How often a waiting request looks whether another gateway has finished. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final ClientTokens tokens;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();

  /** How many requests with a token have ended on this gateway; guarded by the lock. */
  private long ends;

  Idempotency(ClientTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * The answer of a request, from this attempt or an earlier one.
   *
   * @param attempt carries the request out and encodes its answer
   * @throws AwsException {@code IdempotentParameterMismatch} when the token came with other
   *     parameters before, {@code Unavailable} when the first request is still at work at the
   *     deadline
   */
  byte[] once(Call call, String action, Shape request, Function<Call, byte[]> attempt) {
    Optional<String> member = request.schema().findIdempotencyToken().map(Member::name);
    Optional<String> token =
        member.flatMap(name -> ShapeValues.find(request, name)).map(WireText::of);
    if (token.isEmpty() || token.get().isEmpty()) {
      return attempt.apply(call);
    }
    var key = new ClientTokens.Key(call.caller().accountId(), action, token.get());
    String digest = RequestDigest.of(request, Set.of(member.get(), "DryRun"));
    return once(call, key, digest, attempt);
  }

  private byte[] once(
      Call call, ClientTokens.Key key, String digest, Function<Call, byte[]> attempt) {
    while (true) {
      switch (tokens.begin(key, digest, ClaimKeeper.LEASE)) {
        case ClientTokens.Beginning.Begun begun -> {
          return carryOut(call, begun.claim(), attempt);
        }
        case ClientTokens.Beginning.Resumed resumed -> {
          return carryOut(call.resumed(), resumed.claim(), attempt);
        }
        case ClientTokens.Beginning.Replay replay -> {
          return RecordedAnswer.withRequestId(replay.result(), call.requestId());
        }
        case ClientTokens.Beginning.Mismatch _ ->
            throw Ec2Errors.idempotentParameterMismatch().toException();
        case ClientTokens.Beginning.InProgress _ -> awaitEnd(call);
      }
    }
  }

  private byte[] carryOut(Call call, ClientTokens.Claim claim, Function<Call, byte[]> attempt) {
    boolean settled = false;
    try {
      byte[] answer = keeping(call, claim, attempt);
      settled = tokens.complete(claim, answer);
      if (!settled) {
        LOG.atWarn().addKeyValue("requestId", call.requestId()).log("Client token lost its lease");
      }
      return answer;
    } catch (AwsException e) {
      // The handler refused and has left nothing behind: the token is free again.
      tokens.abandon(claim);
      settled = true;
      throw e;
    } finally {
      if (!settled) {
        // What was done is not known: the next request with this token looks before it acts.
        var _ = tokens.renew(claim, Duration.ZERO);
      }
      signalEnd();
    }
  }

  private byte[] keeping(Call call, ClientTokens.Claim claim, Function<Call, byte[]> attempt) {
    Instant until = call.deadline().plus(GRACE);
    try (ClaimKeeper _ = ClaimKeeper.start(tokens, claim, clock, until)) {
      return attempt.apply(call);
    }
  }

  private void awaitEnd(Call call) {
    Duration left = call.remaining(clock.instant());
    if (left.isZero()) {
      throw stillAtWork();
    }
    long nanos = left.compareTo(LOOK_AGAIN) < 0 ? left.toNanos() : LOOK_AGAIN.toNanos();
    lock.lock();
    try {
      long seen = ends;
      while (ends == seen && nanos > 0) {
        nanos = ended.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stillAtWork();
    } finally {
      lock.unlock();
    }
  }

  private void signalEnd() {
    lock.lock();
    try {
      ends++;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static AwsException stillAtWork() {
    return Ec2Errors.unavailable("A request with this client token is still being carried out.")
        .toException();
  }
}
