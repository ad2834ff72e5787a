// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.landbridge.gateway.server.Handoff;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operators' port: {@code /health/live}, {@code /health/ready}, {@code /metrics}, {@code
 * /requests/ID}, {@code /instance-identity.pem} and a status page. It has no authentication, so it
 * listens on loopback by default.
 */
public final class AdminServer extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String PEM = "application/x-pem-file";
  private static final String JSON = "application/json";
  private static final String REQUESTS = "/requests/";

  private final String host;
  private final int port;
  private final Content content;
  private final Handoff handoff;
  private final IntConsumer listening;
  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * What the port shows.
   *
   * @param meters the process's meters
   * @param readiness what must work
   * @param requests the requests remembered
   * @param status the status page
   * @param identityCertificate the certificate that instance identity documents are verified by
   */
  public record Content(
      Meters meters,
      Readiness readiness,
      RequestView requests,
      StatusPage status,
      Supplier<String> identityCertificate) {}

  private record Page(int status, String contentType, String body) {}

  /** A server that is not listening yet; {@code listening} is told the port once it is bound. */
  public AdminServer(
      String host, int port, Content content, Handoff handoff, IntConsumer listening) {
    this.host = host;
    this.port = port;
    this.content = content;
    this.handoff = handoff;
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
        .requestHandler(this::answer)
        .listen()
        .onSuccess(bound -> listening.accept(bound.actualPort()));
  }

  private void answer(HttpServerRequest request) {
    if (!HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method())) {
      send(request, new Page(405, TEXT, "Only GET\n"));
      return;
    }
    Optional<Supplier<Page>> page = findPage(String.valueOf(request.path()));
    if (page.isEmpty()) {
      send(request, new Page(404, TEXT, "There is no such page\n"));
      return;
    }
    var _ =
        handoff
            .run(page.get())
            .otherwise(e -> {
              LOG.atError().setCause(e).log("Admin page failed");
              return new Page(500, TEXT, "The page failed; see the log\n");
            })
            .onSuccess(made -> send(request, made));
  }

  private Optional<Supplier<Page>> findPage(String path) {
    if (path.startsWith(REQUESTS)) {
      return Optional.of(() -> request(path.substring(REQUESTS.length())));
    }
    return switch (path) {
      case "/" -> Optional.of(() -> new Page(200, HTML, content.status().html()));
      case "/health/live" -> Optional.of(() -> new Page(200, TEXT, "live\n"));
      case "/health/ready" -> Optional.of(this::ready);
      case "/metrics" -> Optional.of(() -> new Page(200, PROMETHEUS, content.meters().scrape()));
      case "/instance-identity.pem" ->
          Optional.of(() -> new Page(200, PEM, content.identityCertificate().get()));
      default -> Optional.empty();
    };
  }

  private Page ready() {
    Readiness.Report report = content.readiness().report();
    return new Page(report.ready() ? 200 : 503, JSON, write(report));
  }

  private Page request(String requestId) {
    return content
        .requests()
        .find(requestId)
        .map(view -> new Page(200, JSON, write(view)))
        .orElseGet(() -> new Page(404, TEXT, "No such request is remembered\n"));
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A page is no JSON", e);
    }
  }

  private static void send(HttpServerRequest request, Page page) {
    var response =
        request
            .response()
            .setStatusCode(page.status())
            .putHeader("Content-Type", page.contentType())
            .putHeader("Cache-Control", "no-store");
    var _ = HttpMethod.HEAD.equals(request.method()) ? response.end() : response.end(page.body());
  }
}
