// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation;

import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import java.time.Duration;
import java.time.Instant;

/**
 * One request on its way through the gateway. It is passed along, never looked up.
 *
 * @param requestId the id the answer carries, a UUID in text form
 * @param caller who asks, verified
 * @param region the region of the credential scope, for example {@code us-east-1}
 * @param receivedAt when the request arrived
 * @param deadline when the gateway gives up on it; native calls of the request end by then
 * @param trace collects the native commands and jobs of this request
 * @param attempt whether an earlier attempt with the same client token may have done a part
 */
public record Call(
    String requestId,
    Caller caller,
    String region,
    Instant receivedAt,
    Instant deadline,
    RequestTrace trace,
    Attempt attempt)
    implements NativeSession {

  /** Which attempt at an idempotent request this is. */
  public enum Attempt {
    /** Nothing of the request can have been done before. */
    FIRST,
    /**
     * An earlier attempt with the same client token began and its end is not known: the handler
     * looks for what that attempt made before it makes anything.
     */
    RESUMED
  }

  @Override
  public NativeCredentials credentials() {
    return caller.credentials();
  }

  /** The same request as one that an earlier attempt may have carried out in part. */
  public Call resumed() {
    return new Call(requestId, caller, region, receivedAt, deadline, trace, Attempt.RESUMED);
  }

  /** The time left at {@code now}, never negative. */
  public Duration remaining(Instant now) {
    Duration left = Duration.between(now, deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
