// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.aws.AwsError;
import io.landbridge.gateway.body.RawBody;
import java.util.Optional;

/** Answers of tests whose requests all stream. */
abstract class StreamedAnswers implements ApiHandler {
  /** The answer to one request, on a virtual thread. */
  abstract StreamedResponse respond(Arrival arrival, RawBody body);

  @Override
  public ApiResponse answer(Arrival arrival, byte[] body) {
    throw new AssertionError("Every request of this test streams");
  }

  @Override
  public ApiResponse refuse(Arrival arrival, AwsError error) {
    return new ApiResponse(error.httpStatus(), "text/plain", new byte[0]);
  }

  @Override
  public Optional<StreamHandler> findStreamed(Arrival arrival) {
    return Optional.of((it, body) -> respond(it, body));
  }
}
