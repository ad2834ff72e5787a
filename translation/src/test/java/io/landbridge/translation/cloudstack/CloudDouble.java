// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An HTTP server that plays a list of answers, one a request, and keeps what it was asked. */
// Vert.x starts answers and sets handlers for their effect; the futures say nothing to a test.
@SuppressWarnings("CheckReturnValue")
final class CloudDouble implements AutoCloseable {
  private final HttpServer server;
  private final ConcurrentLinkedQueue<Play> script = new ConcurrentLinkedQueue<>();
  private final CopyOnWriteArrayList<Asked> asked = new CopyOnWriteArrayList<>();

  /** What the server does with a request. */
  sealed interface Play {
    /** Answers. */
    record Answer(int status, String body) implements Play {}

    /** Closes the connection without a word. */
    record HangUp() implements Play {}

    /** Says nothing. */
    record Silence() implements Play {}
  }

  /** A request as it came. */
  record Asked(String method, Map<String, String> parameters) {}

  private CloudDouble(HttpServer server) {
    this.server = server;
  }

  static CloudDouble start(Vertx vertx) {
    HttpServer server = vertx.createHttpServer();
    CloudDouble cloud = new CloudDouble(server);
    server.requestHandler(cloud::handle).listen(0, "127.0.0.1").await();
    return cloud;
  }

  CloudDouble plays(Play play) {
    script.add(play);
    return this;
  }

  CloudDouble answers(String body) {
    return plays(new Play.Answer(200, body));
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/client/api");
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.close().await();
  }

  private void handle(HttpServerRequest request) {
    request
        .setExpectMultipart(request.method().equals(HttpMethod.POST))
        .endHandler(_ -> {
          Map<String, String> parameters =
              StreamSupport.stream(request.params().spliterator(), false)
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
          request.formAttributes().forEach(parameters::put);
          asked.add(new Asked(request.method().name(), parameters));
          Play play = script.poll();
          switch (play) {
            case Play.Answer(int status, String body) ->
                request.response().setStatusCode(status).end(body);
            case Play.HangUp() -> request.connection().close();
            case Play.Silence() -> {}
            case null -> request.response().setStatusCode(500).end("nothing left to play");
          }
        });
  }
}
