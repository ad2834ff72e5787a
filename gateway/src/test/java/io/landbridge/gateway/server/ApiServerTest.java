// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsError;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiServerTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z"));
  private static final int MOST_BODY = 1000;

  private final Vertx vertx = Vertx.vertx();
  private final Handoff handoff = new Handoff(vertx);
  private final Admission admission = new Admission(2);
  private final AtomicInteger port = new AtomicInteger();
  private final AtomicInteger ids = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch blocked = new CountDownLatch(2);
  private final CountDownLatch release = new CountDownLatch(1);

  /** Tells what it saw; waits on {@code /wait}. */
  private final class Echo implements ApiHandler {
    @Override
    public ApiResponse answer(Arrival arrival, byte[] body) {
      if (arrival.head().path().equals("/wait")) {
        blocked.countDown();
        awaitRelease();
      }
      if (arrival.head().path().equals("/unanswerable")) {
        throw new LinkageError("on the virtual thread");
      }
      if (arrival.head().path().equals("/broken")) {
        throw new IllegalStateException("broken");
      }
      String text =
          "%s %s?%s %s %d %s"
              .formatted(
                  arrival.head().method(),
                  arrival.head().path(),
                  arrival.head().query(),
                  arrival.requestId(),
                  body.length,
                  Thread.currentThread().isVirtual());
      return new ApiResponse(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<StreamHandler> findStreamed(Arrival arrival) {
      if (arrival.head().path().equals("/error")) {
        throw new LinkageError("on the event loop");
      }
      return Optional.empty();
    }

    private void awaitRelease() {
      try {
        assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public ApiResponse refuse(Arrival arrival, AwsError error) {
      if (arrival.head().path().equals("/unanswerable")) {
        throw new LinkageError("on the event loop");
      }
      byte[] text = error.code().getBytes(StandardCharsets.UTF_8);
      return new ApiResponse(error.httpStatus(), "text/xml", text);
    }
  }

  @BeforeEach
  void start() throws Exception {
    ApiServerOptions options =
        new ApiServerOptions(
            "127.0.0.1",
            0,
            MOST_BODY,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));
    ApiServer.Crossing crossing =
        new ApiServer.Crossing(admission, handoff, CLOCK, () -> "request-" + ids.incrementAndGet());
    vertx
        .deployVerticle(
            () -> new ApiServer(options, Optional.empty(), new Echo(), crossing, port::set),
            new DeploymentOptions().setInstances(2))
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    release.countDown();
    handoff.close();
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get() + target));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void answersOnAVirtualThreadWithTheRequestsIdAndTheTime() throws Exception {
    HttpResponse<String> answer =
        send(request("/a%20b?c=d%2Fe").POST(BodyPublishers.ofString("12345")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("POST /a%20b?c=d%2Fe request-1 5 true");
    assertThat(answer.headers().firstValue("x-amzn-requestid")).contains("request-1");
    assertThat(answer.headers().firstValue("date")).contains("Sun, 01 Nov 2026 12:00:00 GMT");
  }

  /** More often than there are places: each is given back. */
  @Test
  void answersWhoseRequestMeetsAnErrorOnTheEventLoop() throws Exception {
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = send(request("/error").timeout(Duration.ofSeconds(10)));

      assertThat(answer.statusCode()).isEqualTo(500);
    }
    Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isZero());
  }

  @Test
  void answersWhoseErrorCannotBeToldEither() throws Exception {
    HttpResponse<String> answer = send(request("/unanswerable").timeout(Duration.ofSeconds(10)));

    assertThat(answer.statusCode()).isEqualTo(500);
    Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isZero());
  }

  @Test
  void refusesABodyThatIsAnnouncedTooLong() throws Exception {
    HttpResponse<String> answer =
        send(request("/").POST(BodyPublishers.ofByteArray(new byte[MOST_BODY + 1])));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("RequestEntityTooLarge");
    Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isZero());
  }

  @Test
  void refusesABodyThatGrowsTooLong() throws Exception {
    byte[] part = new byte[MOST_BODY];
    String answer =
        exchange(
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n",
            "3e8\r\n" + new String(part, StandardCharsets.US_ASCII) + "\r\n1\r\nx\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith("RequestEntityTooLarge");
    Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isZero());
  }

  @Test
  void waitsForABodyUntilItMayContinue() throws Exception {
    HttpResponse<String> answer =
        send(request("/").expectContinue(true).POST(BodyPublishers.ofString("12345")));

    assertThat(answer.body()).contains(" 5 ");
  }

  @Test
  void answersInTheProtocolWhatIsNoHttp() throws Exception {
    assertThat(exchange("GET / HTTP/9.x\r\n\r\n", ""))
        .startsWith("HTTP/1.0 400 ")
        .endsWith("BadRequest");
    assertThat(exchange("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\nHost: h\r\n\r\n", ""))
        .matches("(?s)HTTP/1\\.[01] 414 .*");
    assertThat(exchange("GET / HTTP/1.1\r\nHost: h\r\nx: " + "a".repeat(40_000) + "\r\n\r\n", ""))
        .matches("(?s)HTTP/1\\.[01] 431 .*");
  }

  @Test
  void refusesMoreRequestsThanItMayHaveInFlightAndAnswersTheOthers() throws Exception {
    // Given
    var first = client.sendAsync(request("/wait").build(), BodyHandlers.ofString());
    var second = client.sendAsync(request("/wait").build(), BodyHandlers.ofString());
    assertThat(blocked.await(30, TimeUnit.SECONDS)).isTrue();

    // When
    HttpResponse<String> third = send(request("/"));
    release.countDown();

    // Then
    assertThat(third.statusCode()).isEqualTo(503);
    assertThat(third.body()).isEqualTo("RequestLimitExceeded");
    assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(second.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void answersWhatIsInFlightWhenItDrains() throws Exception {
    // Given
    var waiting = client.sendAsync(request("/wait").build(), BodyHandlers.ofString());
    var other = client.sendAsync(request("/wait").build(), BodyHandlers.ofString());
    assertThat(blocked.await(30, TimeUnit.SECONDS)).isTrue();

    // When
    CompletableFuture<Boolean> drained =
        CompletableFuture.supplyAsync(() -> admission.closeAndDrain(Duration.ofSeconds(30)));
    release.countDown();

    // Then
    assertThat(drained.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(waiting.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(other.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void survivesAHandlerThatThrows() throws Exception {
    assertThat(send(request("/broken")).statusCode()).isEqualTo(503);
    assertThat(send(request("/")).statusCode()).isEqualTo(200);
    Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isZero());
  }

  /** Sends bytes as they are and reads until the server closes. */
  private String exchange(String head, String rest) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.get())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      return answer.toString(StandardCharsets.UTF_8);
    }
  }
}
