// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * Counts the pieces of one answer that its connection has taken. On HTTP/2 that is all that shows
 * whether a client takes an answer: each waits for room that the client gives its stream. Event
 * loop only.
 */
final class Pieces {
  /** Longest piece, in bytes. */
  static final int LONGEST = 64 * 1024;

  private final HttpServerRequest request;
  private int taken;

  /** None of the answer to this request is taken yet. */
  Pieces(HttpServerRequest request) {
    this.request = request;
  }

  /** One more has been taken. */
  void addTaken() {
    taken++;
  }

  /** How many have been taken. */
  int taken() {
    return taken;
  }

  /** Sends what is in memory, in pieces where they show something, and ends the response. */
  Future<Void> send(Buffer rest) {
    if (rest.length() <= LONGEST || request.version() != HttpVersion.HTTP_2) {
      return request.response().end(rest);
    }
    return request
        .response()
        .write(rest.slice(0, LONGEST))
        .compose(_ -> {
          addTaken();
          return send(rest.slice(LONGEST, rest.length()));
        });
  }
}
