// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;

/** A stream of HTTP/2 whose client reads what it is told to. */
final class Download {
  private final HttpClientResponse answer;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final Promise<Void> end = Promise.promise();

  /** Of an answer that is paused. */
  Download(HttpClientResponse answer) {
    this.answer = answer;
    var _ =
        answer
            .handler(piece -> received.writeBytes(piece.getBytes()))
            .endHandler(_ -> {
              var _ = end.tryComplete();
            })
            .exceptionHandler(e -> {
              var _ = end.tryFail(e);
            });
  }

  /** A frame, which is of 16 KiB at most. */
  void sip() {
    var _ = answer.fetch(1);
  }

  void gulp() {
    var _ = answer.resume();
  }

  byte[] body() {
    return received.toByteArray();
  }

  boolean hasEnded() {
    return end.future().isComplete();
  }

  HttpConnection connection() {
    return answer.request().connection();
  }

  Throwable failure() throws Exception {
    return end.future()
        .transform(result -> Future.succeededFuture(result.cause()))
        .toCompletionStage()
        .toCompletableFuture()
        .get(60, TimeUnit.SECONDS);
  }
}
