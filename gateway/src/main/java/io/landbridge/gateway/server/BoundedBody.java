// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.aws.AwsError;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Collects the body of a control-plane request, bounded in size and time. Event loop only, and in
 * the same turn in which the request arrived, or bytes are lost.
 */
final class BoundedBody {
  private final Vertx vertx;
  private final long mostBytes;
  private final Duration mostTime;

  BoundedBody(Vertx vertx, long mostBytes, Duration mostTime) {
    this.vertx = vertx;
    this.mostBytes = mostBytes;
    this.mostTime = mostTime;
  }

  /** A body that is not taken, and what the client is told. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AwsError error;

    Refused(AwsError error) {
      super(error.code(), null, false, false);
      this.error = error;
    }

    AwsError error() {
      return error;
    }
  }

  /**
   * The whole body.
   *
   * @return fails with {@link Refused} when it is too long or too slow, and with the cause when the
   *     client went away
   */
  Future<byte[]> collect(HttpServerRequest request) {
    String declared = request.getHeader("content-length");
    if (declared != null && isLongerThan(declared, mostBytes)) {
      return Future.failedFuture(new Refused(ServerErrors.bodyTooLarge()));
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
      var _ = request.response().writeContinue(); // a client that left shows itself below
    }
    Promise<byte[]> promise = Promise.promise();
    Buffer collected = Buffer.buffer();
    long timer =
        vertx.setTimer(
            mostTime.toMillis(), _ -> refuse(promise, new Refused(ServerErrors.bodyTooSlow())));
    var _ =
        request
            .handler(part -> {
              if (promise.future().isComplete()) {
                return; // what comes after a refusal is read to nowhere until the end
              }
              if (collected.length() + (long) part.length() > mostBytes) {
                refuse(promise, new Refused(ServerErrors.bodyTooLarge()));
              } else {
                var _ = collected.appendBuffer(part);
              }
            })
            .exceptionHandler(e -> refuse(promise, e))
            .endHandler(_ -> {
              var _ = promise.tryComplete(collected.getBytes());
            });
    return promise
        .future()
        .onComplete(_ -> {
          var _ = vertx.cancelTimer(timer);
        });
  }

  private static void refuse(Promise<byte[]> promise, Throwable cause) {
    var _ = promise.tryFail(cause); // the first reason counts
  }

  private static boolean isLongerThan(String declared, long most) {
    try {
      return Long.parseLong(declared.strip()) > most;
    } catch (NumberFormatException e) {
      return true; // longer than a long, or no number: the codec has refused the latter before
    }
  }
}
