// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * The port for instances. There is no metadata tree yet, so every path is what IMDS answers for a
 * path that it does not have: 404 with an XHTML page.
 */
public final class MetadataServer extends VerticleBase {
  private static final String NOT_FOUND =
      """
      <?xml version="1.0" encoding="iso-8859-1"?>
      <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
      \t"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
      <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
       <head>
        <title>404 - Not Found</title>
       </head>
       <body>
        <h1>404 - Not Found</h1>
       </body>
      </html>
      """;

  private final String host;
  private final int port;
  private final IntConsumer listening;

  /** A server that is not listening yet; {@code listening} is told the port once it is bound. */
  public MetadataServer(String host, int port, IntConsumer listening) {
    this.host = host;
    this.port = port;
    this.listening = listening;
  }

  @Override
  public Future<?> start() {
    HttpServerOptions http =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setTcpNoDelay(true)
            .setHttp2ClearTextEnabled(false)
            .setIdleTimeout(60)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    return vertx
        .createHttpServer(http)
        .requestHandler(MetadataServer::answer)
        .listen()
        .onSuccess(bound -> listening.accept(bound.actualPort()));
  }

  private static void answer(HttpServerRequest request) {
    var _ =
        request.response().setStatusCode(404).putHeader("Content-Type", "text/html").end(NOT_FOUND);
  }
}
