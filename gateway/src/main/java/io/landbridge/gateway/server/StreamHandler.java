// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.gateway.auth.RequestHead;
import io.landbridge.gateway.body.RawBody;

/** Answers requests whose bodies, and those of their answers, stream: S3. */
@FunctionalInterface
public interface StreamHandler {

  /** Whether a request is for this and nothing else, whatever its signature and its query say. */
  default boolean claims(RequestHead head) {
    return false;
  }

  /**
   * Answers a request; never throws for what a client sent. May block: called on a virtual thread.
   *
   * @param body not asked for before somebody reads it: a client that waits for {@code 100
   *     Continue} sends nothing when the request is refused by its head
   * @return whoever gets it closes its content
   */
  StreamedResponse answer(Arrival arrival, RawBody body);
}
