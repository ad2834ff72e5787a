// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads files of a virtual router: bounded in time and size, no redirects, one attempt. */
final class RouterConnection implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final int MOST_WAITING = 64;
  private static final int KEEP_ALIVE_SECONDS = 4; // Apache's default is 5
  private static final int OK = 200;
  private static final int CLIENT_ERRORS = 400;
  private static final int SERVER_ERRORS = 500;

  private final HttpClient client;
  private final int port;
  private final Duration timeout;

  RouterConnection(Vertx vertx, int port, Duration timeout) {
    this.port = port;
    this.timeout = timeout;
    this.client =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setConnectTimeout((int) timeout.toMillis())
                    .setKeepAliveTimeout(KEEP_ALIVE_SECONDS))
            .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING))
            .build();
  }

  /**
   * The content of a file; empty when the router does not have it, or not for this machine. Fails
   * with {@link RouterException} only.
   */
  Future<Optional<Buffer>> get(String router, String path, int mostBytes) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(router)
            .setPort(port)
            .setURI(path)
            .setConnectTimeout(timeout.toMillis());
    return client
        .request(options)
        .compose(request -> exchange(request, mostBytes))
        .recover(cause -> Future.failedFuture(toFailure(router, path, cause)));
  }

  private Future<Optional<Buffer>> exchange(HttpClientRequest request, int mostBytes) {
    return request
        .send()
        .compose(response -> collect(response, mostBytes))
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .recover(cause -> request.reset().transform(_ -> Future.failedFuture(cause)));
  }

  // Handlers are set for their effect, and of several ends of one body the first counts.
  @SuppressWarnings("CheckReturnValue")
  private static Future<Optional<Buffer>> collect(HttpClientResponse response, int mostBytes) {
    Promise<Optional<Buffer>> collected = Promise.promise();
    int status = response.statusCode();
    Buffer body = Buffer.buffer();
    response
        .exceptionHandler(collected::tryFail)
        .handler(chunk -> {
          if (body.length() + chunk.length() > mostBytes) {
            collected.tryFail(new RouterException("more than " + mostBytes + " bytes"));
          } else {
            body.appendBuffer(chunk);
          }
        })
        .endHandler(_ -> {
          if (status == OK) {
            collected.tryComplete(Optional.of(body));
          } else if (status >= CLIENT_ERRORS && status < SERVER_ERRORS) {
            collected.tryComplete(Optional.empty());
          } else {
            collected.tryFail(new RouterException("status " + status));
          }
        });
    return collected.future();
  }

  private static RouterException toFailure(String router, String path, Throwable cause) {
    return new RouterException(
        "The virtual router " + router + " does not answer " + path + ": " + cause.getMessage(),
        cause);
  }

  /** Ends all connections. */
  @Override
  public void close() {
    var _ = client.close();
  }
}
