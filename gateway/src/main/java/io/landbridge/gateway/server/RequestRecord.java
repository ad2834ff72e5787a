// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a request once it is answered; nothing that the client sent beyond the name
 * of the action. Many are remembered for long, so each is small: headers and query go with the
 * request.
 *
 * @param requestId what the answer, the log and the admin port call it
 * @param receivedAt when its head was complete
 * @param remote the client's address without port; empty when it is not known
 * @param service ec2, sts, ...; {@code unknown} when it was refused before
 * @param operation the action, if it is one of the service's
 * @param account whose request it was, once the signature is verified
 * @param user the native user's name
 * @param status the HTTP status of the answer
 * @param errorCode the AWS error code, for an answer that is an error
 * @param elapsed from its arrival to the answer
 * @param trace the native calls
 */
public record RequestRecord(
    String requestId,
    Instant receivedAt,
    String remote,
    String service,
    String operation,
    Optional<AccountId> account,
    Optional<String> user,
    int status,
    Optional<String> errorCode,
    Duration elapsed,
    RequestTrace trace) {

  /**
   * What is remembered of a request that has just been answered.
   *
   * @param caller who it was, once the signature is verified
   * @param answeredAt now
   */
  public static RequestRecord of(
      Arrival arrival,
      String service,
      String operation,
      Optional<Caller> caller,
      int status,
      Optional<String> errorCode,
      Instant answeredAt,
      RequestTrace trace) {
    return new RequestRecord(
        arrival.requestId(),
        arrival.receivedAt(),
        arrival.remote(),
        service,
        operation,
        caller.map(Caller::accountId),
        caller.map(Caller::userName),
        status,
        errorCode,
        Duration.between(arrival.receivedAt(), answeredAt),
        trace);
  }
}
