// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.aws.AwsError;
import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.s3.HttpDate;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of the API port: bounds, bodies, one virtual thread a request, answers.
 *
 * <p>One object serves one event loop; several of them share the port. Everything that may block is
 * behind the {@link Handoff}.
 */
public final class ApiServer extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final Duration LONGEST_UPLOAD = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int LONGEST_HEADERS = 32 * 1024;

  /** As much as one read of the socket brings; Netty cuts bodies into pieces of 8 KiB otherwise. */
  private static final int LONGEST_PIECE = 64 * 1024;

  private final ApiServerOptions options;
  private final Optional<ServerSSLOptions> tls;
  private final ApiHandler handler;
  private final Crossing crossing;
  private final IntConsumer listening;
  private final AnswerWatch watch;

  private Optional<HttpServer> server = Optional.empty();

  /**
   * What all instances share.
   *
   * @param admission the bound on requests in flight
   * @param handoff the way to a virtual thread
   * @param clock the time
   * @param requestIds makes a new request id
   */
  public record Crossing(
      Admission admission, Handoff handoff, InstantSource clock, Supplier<String> requestIds) {}

  /**
   * A server that is not listening yet.
   *
   * @param tls the certificate, or nothing for plain HTTP
   * @param listening told the port once it is bound, on the event loop
   */
  public ApiServer(
      ApiServerOptions options,
      Optional<ServerSSLOptions> tls,
      ApiHandler handler,
      Crossing crossing,
      IntConsumer listening) {
    this.options = options;
    this.tls = tls;
    this.handler = handler;
    this.crossing = crossing;
    this.listening = listening;
    this.watch = new AnswerWatch(options.idle());
  }

  @Override
  public Future<?> start() {
    HttpServerOptions http =
        new HttpServerOptions()
            .setTcpNoDelay(true)
            .setAcceptBacklog(1024)
            .setIdleTimeout(Math.toIntExact(options.idle().toMillis()))
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setMaxInitialLineLength(LONGEST_LINE)
            .setMaxHeaderSize(LONGEST_HEADERS)
            .setMaxChunkSize(LONGEST_PIECE)
            .setHttp2ClearTextEnabled(false)
            // The other one loses the answers of some streams where several are under way at once:
            // Vert.x 5.1.6, with 16 large answers on one connection.
            .setHttp2MultiplexImplementation(true)
            // Nobody speaks WebSocket here; what looks for it sees every request otherwise.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setHandle100ContinueAutomatically(false);
    HttpServerOptions secured =
        tls.map(certificate ->
                http.setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(certificate.getKeyCertOptions())
                    .setEnabledSecureTransportProtocols(
                        certificate.getEnabledSecureTransportProtocols()))
            .orElse(http);
    return vertx
        .createHttpServer(secured)
        .requestHandler(this::receive)
        .invalidRequestHandler(this::refuseMalformed)
        .exceptionHandler(e -> LOG.atDebug().setCause(e).log("Connection failed"))
        .listen(address())
        .onSuccess(bound -> {
          server = Optional.of(bound);
          listening.accept(bound.actualPort());
        });
  }

  private SocketAddress address() {
    return options.port() == 0
        ? SocketAddress.sharedRandomPort(1, options.host()) // one free port for all instances
        : SocketAddress.inetSocketAddress(options.port(), options.host());
  }

  /** Uses another certificate for connections from now on. */
  public Future<Boolean> useCertificate(ServerSSLOptions certificate) {
    return server
        .map(s -> s.updateSSLOptions(certificate))
        .orElseGet(() -> Future.succeededFuture(false));
  }

  /** Nobody is above this who would answer, whatever is thrown. */
  private void receive(HttpServerRequest request) {
    try {
      admit(request, Heads.read(request, crossing, options.deadline()));
    } catch (RuntimeException | Error e) {
      breakOff(request, e);
    }
  }

  private void admit(HttpServerRequest request, Arrival arrival) {
    if (!crossing.admission().tryEnter()) {
      abandon(request, arrival, ServerErrors.tooManyRequests());
      return;
    }
    Optional<StreamHandler> streamed;
    try {
      streamed = handler.findStreamed(arrival);
    } catch (RuntimeException | Error e) {
      crossing.admission().leave();
      throw e;
    }
    if (streamed.isPresent()) {
      stream(request, arrival, streamed.get());
      return;
    }
    var body = new BoundedBody(vertx, options.maxBody(), LONGEST_UPLOAD);
    var _ =
        body.collect(request)
            .onSuccess(bytes -> work(request, arrival, bytes))
            .onFailure(e -> {
              crossing.admission().leave();
              if (e instanceof BoundedBody.Refused refused) {
                abandon(request, arrival, refused.error());
              }
            });
  }

  private void work(HttpServerRequest request, Arrival arrival, byte[] body) {
    Future<ApiResponse> working = crossing.handoff().run(() -> handler.answer(arrival, body));
    Future<Void> sending =
        working
            .timeout(options.deadline().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
            .otherwise(e -> {
              LOG.atError()
                  .addKeyValue(LogKeys.REQUEST_ID, arrival.requestId())
                  .setCause(e)
                  .log("No answer");
              return handler.refuse(arrival, ServerErrors.unavailable());
            })
            .compose(response -> send(request, arrival, response, false))
            .onFailure(e -> breakOff(request, e));
    // The place is free when the work has ended, even if the client was answered or lost before,
    // and when the answer is out, so that a process that ends has said all that it knows.
    var _ = Future.join(working, sending).onComplete(_ -> crossing.admission().leave());
  }

  private void stream(HttpServerRequest request, Arrival arrival, StreamHandler streamed) {
    var exchange =
        new StreamedExchange(vertx, crossing.handoff(), request, watch, options.silence());
    var _ =
        exchange
            .run(
                body -> streamed.answer(arrival, body),
                e -> {
                  LOG.atError()
                      .addKeyValue(LogKeys.REQUEST_ID, arrival.requestId())
                      .setCause(e)
                      .log("No answer");
                  return streamed(arrival, handler.refuse(arrival, ServerErrors.internal()));
                },
                HttpDate.format(crossing.clock().instant()))
            .onComplete(_ -> crossing.admission().leave());
  }

  private static StreamedResponse streamed(Arrival arrival, ApiResponse answer) {
    return StreamedResponse.of(
        answer.status(),
        List.of(
            new HeaderField("x-amz-request-id", arrival.requestId()),
            new HeaderField("Content-Type", answer.contentType())),
        answer.body());
  }

  /** Answers without having read the body, so the connection cannot go on. */
  private void abandon(HttpServerRequest request, Arrival arrival, AwsError error) {
    var _ = send(request, arrival, handler.refuse(arrival, error), true);
  }

  /** Without the help of the handler, which may be what has failed. */
  private static void breakOff(HttpServerRequest request, Throwable cause) {
    HttpServerResponse response = request.response();
    if (response.headWritten() || response.ended() || response.closed()) {
      LOG.atDebug().setCause(cause).log("An answer is broken off");
      return;
    }
    LOG.atError().setCause(cause).log("No answer");
    if (request.version() == HttpVersion.HTTP_2) {
      var _ = response.setStatusCode(500).end();
    } else {
      var _ =
          response
              .setStatusCode(500)
              .putHeader("Connection", "close")
              .end()
              .eventually(() -> request.connection().close());
    }
  }

  private void refuseMalformed(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    String name = cause == null ? "" : cause.getClass().getSimpleName();
    AwsError error =
        switch (name) {
          case "TooLongHttpLineException" ->
              ServerErrors.malformed(414, "The request line is too long.");
          case "TooLongHttpHeaderException" ->
              ServerErrors.malformed(431, "The request headers are too long.");
          default -> ServerErrors.malformed(400, "The request is not HTTP.");
        };
    Arrival arrival = Heads.read(request, crossing, options.deadline());
    var _ = send(request, arrival, handler.refuse(arrival, error), true);
  }

  private Future<Void> send(
      HttpServerRequest request, Arrival arrival, ApiResponse answer, boolean closing) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return Future.succeededFuture();
    }
    boolean closesAfter = closing && request.version() != HttpVersion.HTTP_2;
    var _ =
        response
            .setStatusCode(answer.status())
            .putHeader("x-amzn-RequestId", arrival.requestId())
            .putHeader("x-amz-request-id", arrival.requestId())
            .putHeader("Content-Type", answer.contentType())
            .putHeader("Content-Length", Integer.toString(answer.body().length))
            .putHeader("Date", HttpDate.format(crossing.clock().instant()));
    if (closesAfter) {
      var _ = response.putHeader("Connection", "close");
    }
    Pieces pieces = new Pieces(request);
    Future<Void> sent = watch.over(request, pieces.send(Buffer.buffer(answer.body())), pieces);
    return closesAfter ? sent.eventually(() -> request.connection().close()) : sent;
  }
}
