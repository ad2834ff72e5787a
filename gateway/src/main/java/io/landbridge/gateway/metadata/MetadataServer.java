// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.metadata;

import io.landbridge.gateway.server.Admission;
import io.landbridge.gateway.server.Handoff;
import io.landbridge.translation.metadata.MetadataAnswer;
import io.landbridge.translation.metadata.MetadataAnswer.Outcome;
import io.landbridge.translation.metadata.MetadataAnswers;
import io.landbridge.translation.metadata.MetadataRequest;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of a port for instances. One object serves one event loop; several of them share
 * the port. Bodies of requests mean nothing here and are not read.
 */
public final class MetadataServer extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(MetadataServer.class);
  private static final String TOKEN = "X-aws-ec2-metadata-token";
  private static final String TOKEN_LIFE = "X-aws-ec2-metadata-token-ttl-seconds";
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int IDLE_SECONDS = 60;
  private static final int LONGEST_LINE = 4096;
  private static final int LONGEST_HEADERS = 16 * 1024;

  /** Servers that take a free port and have the same number share it; the API port has 1. */
  private static final AtomicInteger LAST_NUMBER = new AtomicInteger(1);

  private final Listener listener;
  private final int number;
  private final WhoAsks who;
  private final Connections connections;
  private final Surroundings surroundings;
  private final IntConsumer listening;

  /**
   * What all instances of all listeners share.
   *
   * @param service answers
   * @param proxies the proxies that are believed, if any
   * @param routers how many routers are between the guests and the ports
   * @param admission the bound on requests in flight
   * @param handoff the way to a virtual thread
   * @param observer hears of each answer
   */
  public record Surroundings(
      MetadataAnswers service,
      Optional<GuestHeader> proxies,
      int routers,
      Admission admission,
      Handoff handoff,
      MetadataObserver observer) {}

  /** A server that is not listening yet; {@code listening} is told the port once it is bound. */
  public MetadataServer(Listener listener, Surroundings surroundings, IntConsumer listening) {
    this(
        listener,
        LAST_NUMBER.incrementAndGet(),
        new Connections(surroundings.proxies().isPresent()),
        surroundings,
        listening);
  }

  private MetadataServer(
      Listener listener,
      int number,
      Connections connections,
      Surroundings surroundings,
      IntConsumer listening) {
    this.listener = listener;
    this.number = number;
    this.who = new WhoAsks(listener.network(), surroundings.proxies());
    this.connections = connections;
    this.surroundings = surroundings;
    this.listening = listening;
  }

  /** Servers that share one port, as many as are asked for; each tells {@code listening}. */
  public static Supplier<MetadataServer> sharing(
      Listener listener, Surroundings surroundings, IntConsumer listening) {
    int number = LAST_NUMBER.incrementAndGet();
    Connections connections = new Connections(surroundings.proxies().isPresent());
    return () -> new MetadataServer(listener, number, connections, surroundings, listening);
  }

  @Override
  public Future<?> start() {
    HttpServerOptions http =
        new HttpServerOptions()
            .setTcpNoDelay(true)
            .setAcceptBacklog(1024)
            .setHttp2ClearTextEnabled(false)
            .setMaxInitialLineLength(LONGEST_LINE)
            .setMaxHeaderSize(LONGEST_HEADERS)
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    SocketAddress address =
        listener.port() == 0
            ? SocketAddress.sharedRandomPort(number, listener.host())
            : SocketAddress.inetSocketAddress(listener.port(), listener.host());
    return vertx
        .createHttpServer(http)
        .connectionHandler(this::connected)
        .requestHandler(this::receive)
        .invalidRequestHandler(request -> {
          var _ = send(request, MetadataAnswer.refusal(Outcome.BAD_REQUEST), true);
        })
        .exceptionHandler(e -> LOG.atDebug().setCause(e).log("Connection failed"))
        .listen(address)
        .onSuccess(bound -> listening.accept(bound.actualPort()));
  }

  private void connected(HttpConnection connection) {
    String address = address(connection.remoteAddress());
    if (connections.tryOpen(address)) {
      var _ = connection.closeHandler(_ -> connections.close(address));
    } else {
      var _ = connection.close();
    }
  }

  private static String address(@Nullable SocketAddress address) {
    return address == null ? "" : String.valueOf(address.hostAddress());
  }

  private void receive(HttpServerRequest request) {
    long began = System.nanoTime();
    HopLimit.lift(request.connection());
    boolean closing = hasBody(request);
    WhoAsks.Claim claim =
        who.read(address(request.remoteAddress()), request.headers().getAll(GuestHeader.NAME));
    switch (claim) {
      case WhoAsks.Claim.Forged _ -> refuse(request, Outcome.FORGED, began, closing);
      case WhoAsks.Claim.By by when surroundings.admission().tryEnter() ->
          work(request, by, began, closing);
      case WhoAsks.Claim.By _ -> refuse(request, Outcome.OVERLOADED, began, closing);
    }
  }

  private void refuse(HttpServerRequest request, Outcome outcome, long began, boolean closing) {
    var _ = finish(request, MetadataAnswer.refusal(outcome), began, closing);
  }

  /** Nearly all that is asked is at hand and answered at once, without another thread. */
  private void work(HttpServerRequest request, WhoAsks.Claim.By by, long began, boolean closing) {
    MetadataRequest asked = toRequest(request, by);
    Optional<MetadataAnswer> kept = findKept(asked);
    Future<MetadataAnswer> working =
        kept.map(Future::succeededFuture)
            .orElseGet(
                () -> surroundings.handoff().run(() -> surroundings.service().answer(asked)));
    Future<Void> sending =
        (kept.isPresent() ? working : bounded(working))
            .compose(answer -> {
              if (!by.proxied() && answer.hopLimit().isPresent()) {
                int hops = answer.hopLimit().getAsInt() + surroundings.routers();
                var _ = HopLimit.apply(request.connection(), hops);
              }
              return finish(request, answer, began, closing);
            });
    var _ = Future.join(working, sending).onComplete(_ -> surroundings.admission().leave());
  }

  private static Future<MetadataAnswer> bounded(Future<MetadataAnswer> working) {
    return working
        .timeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(MetadataServer::failed);
  }

  private Optional<MetadataAnswer> findKept(MetadataRequest asked) {
    try {
      return surroundings.service().findKept(asked);
    } catch (RuntimeException e) {
      return Optional.of(failed(e));
    }
  }

  private static MetadataAnswer failed(Throwable e) {
    LOG.atError().setCause(e).log("No metadata");
    return MetadataAnswer.refusal(Outcome.FAILED);
  }

  private MetadataRequest toRequest(HttpServerRequest request, WhoAsks.Claim.By by) {
    String path = request.path();
    return new MetadataRequest(
        by.asker(),
        listener.tree(),
        method(request.method()),
        path == null ? "" : path,
        Optional.ofNullable(request.getHeader(TOKEN)),
        Optional.ofNullable(request.getHeader(TOKEN_LIFE)),
        request.headers().contains("X-Forwarded-For"));
  }

  private static MetadataRequest.Method method(HttpMethod method) {
    if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      return MetadataRequest.Method.GET;
    }
    return method.equals(HttpMethod.PUT)
        ? MetadataRequest.Method.PUT
        : MetadataRequest.Method.OTHER;
  }

  /** A body is not waited for, so that its connection cannot go on. */
  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return request.headers().contains("Transfer-Encoding")
        || (length != null && !length.equals("0"));
  }

  private Future<Void> finish(
      HttpServerRequest request, MetadataAnswer answer, long began, boolean closing) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
    surroundings.observer().answered(listener.name(), answer.outcome(), elapsed);
    LOG.atDebug()
        .addKeyValue("listener", listener.name())
        .addKeyValue("instance", answer.instanceId().orElse(""))
        .addKeyValue("outcome", answer.outcome())
        .log("metadata");
    return send(request, answer, closing);
  }

  private static Future<Void> send(
      HttpServerRequest request, MetadataAnswer answer, boolean closing) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return Future.succeededFuture();
    }
    var prepared =
        response
            .setStatusCode(answer.outcome().status())
            .putHeader("Content-Type", answer.contentType())
            .putHeader("Content-Length", Integer.toString(answer.body().length))
            .putHeader("Accept-Ranges", "none");
    answer
        .tokenLeft()
        .ifPresent(left -> {
          var _ = prepared.putHeader(TOKEN_LIFE, Long.toString(left.toSeconds()));
        });
    if (answer.outcome() == Outcome.BAD_METHOD) {
      var _ = prepared.putHeader("Allow", "GET, HEAD");
    }
    if (closing) {
      var _ = prepared.putHeader("Connection", "close");
    }
    Future<Void> sent =
        HttpMethod.HEAD.equals(request.method())
            ? prepared.end()
            : prepared.end(Buffer.buffer(answer.body()));
    return closing ? sent.eventually(() -> request.connection().close()) : sent;
  }
}
