// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AccountId;
import io.landbridge.gateway.server.Handoff;
import io.landbridge.gateway.server.RequestRecord;
import io.landbridge.translation.RequestTrace;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminServerTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String JOB = "11111111-2222-3333-4444-555555555555";

  private final Vertx vertx = Vertx.vertx();
  private final Handoff handoff = new Handoff(vertx);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Meters meters = new Meters();
  private final RecentRequests recent = new RecentRequests(2);
  private final AtomicBoolean works = new AtomicBoolean(true);
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final AtomicInteger port = new AtomicInteger();

  @BeforeEach
  void start() throws Exception {
    InstantSource clock = now::get;
    Readiness readiness =
        new Readiness(
            List.of(
                new HealthCheck(
                    "cloud",
                    () -> {
                      if (!works.get()) {
                        throw new IllegalStateException("away");
                      }
                    })),
            clock);
    RequestView requests =
        new RequestView(
            recent, id -> Optional.of(new JobOutcomes.Outcome("FAILED", "530 no capacity " + id)));
    StatusPage page =
        new StatusPage(
            () -> new LinkedHashMap<>(Map.of("api", "http://<api>")), readiness, requests);
    var content =
        new AdminServer.Content(meters, readiness, requests, page, () -> "the certificate\n");
    vertx
        .deployVerticle(new AdminServer("127.0.0.1", 0, content, handoff, port::set))
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    handoff.close();
    meters.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get() + path)).build(),
        BodyHandlers.ofString());
  }

  private static RequestRecord request(String id) {
    RequestTrace trace = new RequestTrace();
    trace.add(
        new RequestTrace.Step(
            "deployVirtualMachine", Optional.of(JOB), "ok", Duration.ofMillis(12)));
    return new RequestRecord(
        id,
        NOW,
        "192.0.2.1",
        "ec2",
        "RunInstances",
        Optional.of(new AccountId("123456789012")),
        Optional.of("alice"),
        200,
        Optional.empty(),
        Duration.ofMillis(34),
        trace);
  }

  @Test
  void showsTheLineFromARequestToItsNativeJob() throws Exception {
    recent.answered(request("R1"));

    HttpResponse<String> answer = get("/requests/R1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"operation\" : \"RunInstances\"")
        .contains("\"command\" : \"deployVirtualMachine\"")
        .contains("\"jobId\" : \"" + JOB + "\"")
        .contains("\"jobStatus\" : \"FAILED\"")
        .contains("530 no capacity");
  }

  @Test
  void remembersTheLastRequestsOnly() throws Exception {
    recent.answered(request("R1"));
    recent.answered(request("R2"));
    recent.answered(request("R3"));

    assertThat(get("/requests/R1").statusCode()).isEqualTo(404);
    assertThat(get("/requests/R3").statusCode()).isEqualTo(200);
    assertThat(get("/").body()).contains("/requests/R3").contains("http://&lt;api&gt;");
  }

  @Test
  void isReadyWhileEverythingWorksAndLiveAnyway() throws Exception {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);

    works.set(false);
    now.set(NOW.plusSeconds(2));

    HttpResponse<String> answer = get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"cloud\" : \"failed\"").doesNotContain("away");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void countsRequestsByActionAndStatus() throws Exception {
    meters.answered(request("R1"));

    assertThat(get("/metrics").body())
        .contains(
            "landbridge_requests_seconds_count{operation=\"RunInstances\",service=\"ec2\","
                + "status=\"200\"} 1")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void hasNoOtherPages() throws Exception {
    assertThat(get("/etc/passwd").statusCode()).isEqualTo(404);
  }
}
