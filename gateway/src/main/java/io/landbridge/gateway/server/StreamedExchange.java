// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.body.RawBody;
import io.landbridge.translation.s3.store.ObjectContent;
import io.landbridge.translation.s3.store.ObjectContent.Region;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer, both of which stream. Event loop only, but for what it hands off. */
final class StreamedExchange {
  private static final Logger LOG = LoggerFactory.getLogger(StreamedExchange.class);

  /** How much of a refused body is read to nowhere, so that the client sees the answer. */
  private static final long MOST_DISCARDED = 4L * 1024 * 1024;

  private static final Duration LONGEST_DISCARDING = Duration.ofSeconds(2);
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final Vertx vertx;
  private final Handoff handoff;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final IncomingBody body;
  private final AnswerWatch watch;
  private final Pieces pieces;

  /**
   * An exchange that begins.
   *
   * @param watch sees to it that the answer is taken
   * @param silence how long the client may send nothing of its body
   */
  StreamedExchange(
      Vertx vertx,
      Handoff handoff,
      HttpServerRequest request,
      AnswerWatch watch,
      Duration silence) {
    this.vertx = vertx;
    this.handoff = handoff;
    this.request = request;
    this.response = request.response();
    this.body = IncomingBody.of(vertx, handoff, request, silence);
    this.watch = watch;
    this.pieces = new Pieces(request);
  }

  /**
   * Ends when the request is answered or the client has gone, whatever became of it.
   *
   * @param work answers on a virtual thread
   * @param ifItFails the answer for work that throws
   */
  Future<Void> run(
      Function<RawBody, StreamedResponse> work,
      Function<Throwable, StreamedResponse> ifItFails,
      String date) {
    return handoff
        .run(() -> work.apply(body))
        .otherwise(ifItFails)
        .compose(answer -> send(answer, ifItFails, date).onComplete(_ -> answer.whenOut().run()))
        .recover(this::giveUp);
  }

  /** A client that gets no answer is not to wait for one. */
  private Future<Void> giveUp(Throwable cause) {
    LOG.atDebug().setCause(cause).log("An answer is broken off");
    return response.closed() ? Future.succeededFuture() : abort().otherwiseEmpty();
  }

  private Future<Void> send(
      StreamedResponse answer, Function<Throwable, StreamedResponse> ifItFails, String date) {
    if (response.ended() || response.closed()) {
      close(answer.content());
      return Future.succeededFuture();
    }
    try {
      return send(answer, date);
    } catch (IllegalArgumentException e) {
      // A header that cannot be written: nothing of the answer is out yet.
      close(answer.content());
      var _ = response.headers().clear();
      return send(ifItFails.apply(e), date);
    }
  }

  private Future<Void> send(StreamedResponse answer, String date) {
    boolean unasked = body.isUnasked();
    boolean closes = unasked || isTooLongToDiscard();
    writeHead(answer, date, closes);
    Future<Void> rest = unasked ? Future.failedFuture("Nobody asked for the body") : discardRest();
    return watch
        .over(request, write(answer), pieces)
        .transform(sent -> end(sent.succeeded(), rest));
  }

  private void writeHead(StreamedResponse answer, String date, boolean closes) {
    var _ = response.setStatusCode(answer.status());
    MultiMap headers = response.headers();
    for (HeaderField header : answer.headers()) {
      var _ = headers.add(header.name(), header.value());
    }
    var _ = headers.set("Date", date);
    if (closes && !isHttp2()) {
      var _ = headers.set("Connection", "close");
    }
    boolean hasBody = !isHead() && answer.status() != NO_CONTENT && answer.status() != NOT_MODIFIED;
    if (hasBody && answer.content().length() < 0) {
      var _ = response.setChunked(true);
    } else if (hasBody && !headers.contains("Content-Length")) {
      var _ = headers.set("Content-Length", Long.toString(answer.content().length()));
    }
  }

  private Future<Void> write(StreamedResponse answer) {
    ObjectContent content = answer.content();
    if (isHead() || content.length() == 0) {
      close(content);
      return response.end();
    }
    return switch (content) {
      case ObjectContent.InMemory(ByteBuffer bytes) -> pieces.send(toBuffer(bytes));
      case ObjectContent.InFiles files when files.regions().size() == 1 && isPlainHttp1() -> {
        Region region = files.regions().getFirst();
        yield response
            .sendFile(region.file(), region.offset(), region.length())
            .onComplete(_ -> close(content));
      }
      case ObjectContent.InFiles _, ObjectContent.Computed _ -> pump(content);
    };
  }

  private Future<Void> pump(ObjectContent content) {
    ContentPump pump = new ContentPump(vertx.getOrCreateContext(), response, pieces);
    return handoff
        .run(() -> {
          pump.send(content);
          return true;
        })
        .onComplete(_ -> close(content))
        .mapEmpty();
  }

  private Future<Void> discardRest() {
    return body.isRead()
        ? Future.succeededFuture()
        : body.discard(MOST_DISCARDED)
            .timeout(LONGEST_DISCARDING.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Goes on with the connection only when both messages have come to their ends. */
  private Future<Void> end(boolean sent, Future<Void> rest) {
    if (!sent) {
      return abort();
    }
    return rest.recover(_ -> abort());
  }

  private Future<Void> abort() {
    return isHttp2() ? response.reset() : request.connection().close();
  }

  private boolean isTooLongToDiscard() {
    String announced = request.getHeader("content-length");
    return !body.isRead()
        && announced != null
        && Long.parseLong(announced.strip()) > MOST_DISCARDED;
  }

  private boolean isHead() {
    return request.method().equals(HttpMethod.HEAD);
  }

  private boolean isHttp2() {
    return request.version() == HttpVersion.HTTP_2;
  }

  private boolean isPlainHttp1() {
    return !isHttp2() && !request.isSSL();
  }

  private static Buffer toBuffer(ByteBuffer bytes) {
    byte[] array = new byte[bytes.remaining()];
    bytes.duplicate().get(array);
    return Buffer.buffer(array);
  }

  private static void close(ObjectContent content) {
    try {
      content.close();
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("Content cannot be closed");
    }
  }
}
