// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.translation.cloudstack.CloudStackOptions.Connections;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends signed requests over pooled connections and says what became of each. */
final class NativeConnection {
  /**
   * Jetty drops idle connections after 30 s; dropping them first avoids writing into a closing one.
   */
  private static final int KEEP_ALIVE_SECONDS = 15;

  private static final MultiMap FORM =
      HttpHeaders.set(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded");

  private final HttpClient client;
  private final URI endpoint;
  private final int mostAnswerBytes;

  NativeConnection(Vertx vertx, CloudStackOptions options) {
    this.endpoint = options.endpoint();
    this.mostAnswerBytes = options.wire().mostAnswerBytes();
    Connections connections = options.connections();
    HttpClientOptions plain =
        new HttpClientOptions()
            .setConnectTimeout(toMillis(connections.connectTimeout()))
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setTcpNoDelay(true)
            .setSsl(isTls());
    HttpClientOptions http =
        connections
            .certificateAuthorities()
            .map(file -> new PemTrustOptions().addCertPath(file.toString()))
            .map(plain::setTrustOptions)
            .orElse(plain);
    this.client =
        vertx
            .httpClientBuilder()
            .with(http)
            .with(
                new PoolOptions()
                    .setHttp1MaxSize(connections.size())
                    .setMaxWaitQueueSize(connections.inFlight()))
            .build();
  }

  /** What became of a request. */
  sealed interface Exchange {
    /** The cloud answered. */
    record Answered(int status, Buffer body) implements Exchange {}

    /** No byte of the request left: it is safe to repeat. */
    record NotSent(Throwable cause) implements Exchange {}

    /** The request may have arrived, but no whole answer came back. */
    record Broken(Throwable cause) implements Exchange {}

    /** No answer in time. */
    record TimedOut(Throwable cause) implements Exchange {}

    /** The answer was larger than allowed. */
    record TooLarge() implements Exchange {}
  }

  /** Sends one request; the future never fails. */
  Future<Exchange> send(HttpMethod method, String form, Duration limit) {
    boolean get = method.equals(HttpMethod.GET);
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setHost(endpoint.getHost())
            .setPort(port())
            .setSsl(isTls())
            .setURI(get ? endpoint.getRawPath() + "?" + form : endpoint.getRawPath())
            .setHeaders(get ? HttpHeaders.headers() : FORM)
            .setConnectTimeout(toMillis(limit));
    return client
        .request(options)
        .transform(opened ->
            opened.succeeded()
                ? exchange(opened.result(), get ? Buffer.buffer() : Buffer.buffer(form), limit)
                : Future.succeededFuture(new Exchange.NotSent(opened.cause())));
  }

  Future<Void> close() {
    return client.close();
  }

  private Future<Exchange> exchange(HttpClientRequest request, Buffer body, Duration limit) {
    return request
        .send(body)
        .compose(this::collect)
        .timeout(toMillis(limit), TimeUnit.MILLISECONDS)
        .transform(ended -> {
          if (ended.succeeded() && ended.result() instanceof Exchange.Answered) {
            return Future.succeededFuture(ended.result());
          }
          Exchange outcome = ended.succeeded() ? ended.result() : toFailure(ended.cause());
          return request.reset().transform(_ -> Future.succeededFuture(outcome));
        });
  }

  private static Exchange toFailure(Throwable cause) {
    return cause instanceof TimeoutException
        ? new Exchange.TimedOut(cause)
        : new Exchange.Broken(cause);
  }

  // Handlers are set for their effect, and of several ends of one body the first counts.
  @SuppressWarnings("CheckReturnValue")
  private Future<Exchange> collect(HttpClientResponse response) {
    Promise<Exchange> collected = Promise.promise();
    Buffer body = Buffer.buffer();
    response
        .exceptionHandler(cause -> collected.tryFail(cause))
        .handler(chunk -> {
          if (body.length() + chunk.length() > mostAnswerBytes) {
            collected.tryComplete(new Exchange.TooLarge());
          } else {
            body.appendBuffer(chunk);
          }
        })
        .endHandler(_ -> collected.tryComplete(new Exchange.Answered(response.statusCode(), body)));
    return collected.future();
  }

  private boolean isTls() {
    return endpoint.getScheme().equals("https");
  }

  private int port() {
    if (endpoint.getPort() > 0) {
      return endpoint.getPort();
    }
    return isTls() ? 443 : 80;
  }

  private static int toMillis(Duration duration) {
    return Math.clamp(duration.toMillis(), 1, Integer.MAX_VALUE);
  }
}
