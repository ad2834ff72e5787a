// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native API's HTTP server: {@code /client/api} by GET and POST, parameters of query and form
 * together. Requests are read on the event loop and answered on a virtual thread each.
 */
// The results left unused are Vert.x's fluent setters' own receivers; sends go through finish().
@SuppressWarnings("CheckReturnValue")
public final class ApiServer {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.POST);
  private static final String PATH = "/client/api";
  private static final int LONGEST_FAREWELL_IN_SECONDS = 5;
  private static final int LONGEST_BODY = 1 << 20;
  private static final int LONGEST_HEADERS = 8 << 10;

  private final Vertx vertx;
  private final Dispatcher dispatcher;
  private final HttpServer server;
  private final ExecutorService threads;

  private ApiServer(
      Vertx vertx, Dispatcher dispatcher, HttpServer server, ExecutorService threads) {
    this.vertx = vertx;
    this.dispatcher = dispatcher;
    this.server = server;
    this.threads = threads;
  }

  /** Listens on a port of the loopback interface; 0 takes a free one. */
  public static Future<ApiServer> listen(Vertx vertx, int port, Dispatcher dispatcher) {
    HttpServer server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setTcpNoDelay(true)
                .setMaxInitialLineLength(LONGEST_HEADERS)
                .setMaxHeaderSize(LONGEST_HEADERS));
    ApiServer api =
        new ApiServer(vertx, dispatcher, server, Executors.newVirtualThreadPerTaskExecutor());
    return server.requestHandler(api::handle).listen().map(api);
  }

  /** The port that is listened on. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening and waits for the answers under way. */
  public Future<Void> close() {
    return server
        .shutdown(LONGEST_FAREWELL_IN_SECONDS, TimeUnit.SECONDS)
        .onComplete(_ -> threads.shutdown());
  }

  private void handle(HttpServerRequest request) {
    if (!PATH.equals(request.path())) {
      page(request, 404, "Not Found");
      return;
    }
    if (!METHODS.contains(request.method())) {
      page(request, 405, "Method Not Allowed");
      return;
    }
    Buffer body = Buffer.buffer();
    request.handler(part -> {
      if (body.length() <= LONGEST_BODY) {
        body.appendBuffer(part);
      }
    });
    request.exceptionHandler(
        failure -> LOG.atDebug().setCause(failure).log("a native request ended early"));
    request.endHandler(_ -> {
      if (body.length() > LONGEST_BODY) {
        page(request, 404, "Not Found");
      } else {
        answer(request, body);
      }
    });
  }

  private void answer(HttpServerRequest request, Buffer body) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    try {
      if (request.query() != null) {
        FormParameters.addTo(parameters, request.query());
      }
      FormParameters.addTo(parameters, body.toString(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      page(request, 400, "Bad Request");
      return;
    }
    boolean post = HttpMethod.POST.equals(request.method());
    Optional<String> session =
        Optional.ofNullable(request.getCookie("JSESSIONID")).map(Cookie::getValue);
    Context context = vertx.getOrCreateContext();
    threads.execute(() -> {
      HttpAnswer answer = dispatcher.answer(new ApiRequest(parameters, post, session));
      context.runOnContext(_ -> send(request, answer));
    });
  }

  private static void send(HttpServerRequest request, HttpAnswer answer) {
    var response = request.response();
    if (response.closed()) {
      return;
    }
    response.setStatusCode(answer.status()).putHeader("Content-Type", answer.contentType());
    answer.description().ifPresent(text -> response.putHeader("X-Description", printable(text)));
    answer.cookies().forEach(cookie -> response.headers().add("Set-Cookie", cookie));
    finish(response.end(answer.body()));
  }

  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", " ");
  }

  private static void page(HttpServerRequest request, int status, String title) {
    String text =
        "<html>\n<head>\n<title>Error %d %s</title>\n</head>\n<body><h2>HTTP ERROR %d %s</h2>\n</body>\n</html>\n"
            .formatted(status, title, status, title);
    finish(
        request
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", "text/html;charset=iso-8859-1")
            .end(text));
  }

  private static void finish(Future<Void> sent) {
    sent.onFailure(cause -> LOG.atDebug().setCause(cause).log("a native answer was not sent"));
  }
}
