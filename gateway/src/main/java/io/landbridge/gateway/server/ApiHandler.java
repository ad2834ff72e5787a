// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.aws.AwsError;
import java.util.Optional;

/** What is behind the API port. */
public interface ApiHandler {

  /**
   * Answers a request; never throws for what a client sent. May block: called on a virtual thread.
   */
  ApiResponse answer(Arrival arrival, byte[] body);

  /**
   * The error document for a request that is not even looked at, in the protocol of the service it
   * seems to be for. Does not block: called on the event loop.
   */
  ApiResponse refuse(Arrival arrival, AwsError error);

  /**
   * Who answers this request without its body being collected first; empty for requests of the
   * query protocols. Does not block: called on the event loop.
   */
  default Optional<StreamHandler> findStreamed(Arrival arrival) {
    return Optional.empty();
  }
}
