// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landbridge.aws.Secret;
import io.landbridge.gateway.server.Admission;
import io.landbridge.gateway.server.Handoff;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.metadata.Asker;
import io.landbridge.translation.metadata.MetadataAnswer;
import io.landbridge.translation.metadata.MetadataAnswer.Outcome;
import io.landbridge.translation.metadata.MetadataAnswers;
import io.landbridge.translation.metadata.MetadataRequest;
import io.landbridge.translation.metadata.tree.TreeChoice;
import io.netty.channel.Channel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetClient;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MetadataServerTest {
  private static final String SECRET = "a secret of thirty-two characters";
  private static final Instant NOW = Instant.ofEpochSecond(1_764_500_000);
  private static final NativeId NETWORK = new NativeId("2c5e8f10-0000-4000-8000-000000000001");

  /** Linux's IP_MINTTL: what has passed more routers than that is dropped. */
  private static final IntegerUnixChannelOption LEAST_TTL =
      new IntegerUnixChannelOption("IP_MINTTL", 0, 21);

  private final Vertx vertx =
      Vertx.builder().with(new VertxOptions().setPreferNativeTransport(true)).build();
  private final Handoff handoff = new Handoff(vertx);

  /** In a field: a client that nothing refers to is closed by Vert.x, and its sockets with it. */
  private final NetClient guest = vertx.createNetClient();

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<MetadataRequest> seen = new CopyOnWriteArrayList<>();
  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
  private int port;

  @AfterEach
  void end() throws Exception {
    handoff.close();
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static MetadataAnswer text(String body) {
    return new MetadataAnswer(
        Outcome.OK,
        "text/plain",
        body.getBytes(StandardCharsets.UTF_8),
        Optional.of(Duration.ofSeconds(42)),
        OptionalInt.of(1),
        Optional.of("i-1"));
  }

  private void serve(Function<MetadataRequest, MetadataAnswer> service, int most) throws Exception {
    serve(service, _ -> Optional.empty(), most);
  }

  private void serve(
      Function<MetadataRequest, MetadataAnswer> service,
      Function<MetadataRequest, Optional<MetadataAnswer>> kept,
      int most)
      throws Exception {
    MetadataAnswers answers =
        new MetadataAnswers() {
          @Override
          public MetadataAnswer answer(MetadataRequest request) {
            seen.add(request);
            return service.apply(request);
          }

          @Override
          public Optional<MetadataAnswer> findKept(MetadataRequest request) {
            return kept.apply(request);
          }
        };
    var surroundings =
        new MetadataServer.Surroundings(
            answers,
            Optional.of(new GuestHeader(Secret.of(SECRET), () -> NOW)),
            0,
            new Admission(most),
            handoff,
            (_, outcome, _) -> outcomes.add(outcome));
    AtomicInteger bound = new AtomicInteger();
    vertx
        .deployVerticle(
            new MetadataServer(
                new Listener("blue", "127.0.0.1", 0, TreeChoice.EC2, Optional.of(NETWORK)),
                surroundings,
                bound::set))
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
    port = bound.get();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void handsOverWhatMattersAndAnswersInKind() throws Exception {
    serve(_ -> text("i-1"), 10);

    HttpResponse<String> answer =
        send(
            request("/latest/meta-data/instance-id?x=y")
                .header("X-aws-ec2-metadata-token", "T")
                .header("X-Forwarded-For", "10.9.9.9"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("i-1");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
    assertThat(answer.headers().firstValue("X-aws-ec2-metadata-token-ttl-seconds")).contains("42");
    assertThat(seen)
        .containsExactly(
            new MetadataRequest(
                new Asker(Optional.of(NETWORK), InetAddress.ofLiteral("127.0.0.1")),
                TreeChoice.EC2,
                MetadataRequest.Method.GET,
                "/latest/meta-data/instance-id",
                Optional.of("T"),
                Optional.empty(),
                true));
  }

  @Test
  void headIsGetWithoutTheBody() throws Exception {
    serve(_ -> text("four"), 10);
    HttpResponse<String> answer = send(request("/latest/").HEAD());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Content-Length")).contains("4");
    assertThat(seen.getFirst().method()).isEqualTo(MetadataRequest.Method.GET);
  }

  @Test
  void aPutAsksForALife() throws Exception {
    serve(_ -> text("token"), 10);
    var _ =
        send(
            request("/latest/api/token")
                .PUT(BodyPublishers.noBody())
                .header("X-aws-ec2-metadata-token-ttl-seconds", "60"));
    assertThat(seen.getFirst().method()).isEqualTo(MetadataRequest.Method.PUT);
    assertThat(seen.getFirst().tokenLife()).contains("60");
  }

  @Test
  void refusesWhatIsNotAllowedInTheServicesWords() throws Exception {
    serve(_ -> MetadataAnswer.refusal(Outcome.BAD_METHOD), 10);
    HttpResponse<String> answer = send(request("/latest/").DELETE());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(answer.body()).contains("<h1>405 - Method Not Allowed</h1>");
    assertThat(seen.getFirst().method()).isEqualTo(MetadataRequest.Method.OTHER);
  }

  @Test
  void believesAProxysHeader() throws Exception {
    serve(_ -> text("i-1"), 10);
    String header = GuestHeaderTest.signed("address=10.1.1.5;time=1764500000");
    assertThat(send(request("/").header("X-Landbridge-Guest", header)).statusCode()).isEqualTo(200);
    assertThat(seen.getFirst().asker())
        .isEqualTo(new Asker(Optional.empty(), InetAddress.ofLiteral("10.1.1.5")));
  }

  @Test
  void refusesAForgedHeaderWithoutAskingAndCountsIt() throws Exception {
    serve(_ -> text("i-1"), 10);
    String header =
        GuestHeaderTest.signed("address=10.1.1.5;time=1764500000").replace("1.5", "1.6");
    HttpResponse<String> answer = send(request("/").header("x-landbridge-guest", header));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(seen).isEmpty();
    assertThat(outcomes).containsExactly(Outcome.FORGED);
  }

  @Test
  void aFaultIsA500WithoutDetail() throws Exception {
    serve(
        _ -> {
          throw new IllegalStateException("inside");
        },
        10);
    HttpResponse<String> answer = send(request("/"));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("inside");
  }

  @Test
  void tooManyAtOnceAreAskedToComeAgain() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    serve(
        _ -> {
          try {
            assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return text("late");
        },
        1);
    var first = client.sendAsync(request("/").build(), BodyHandlers.ofString());
    await().untilAsserted(() -> assertThat(seen).hasSize(1));
    assertThat(send(request("/")).statusCode()).isEqualTo(503);
    release.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS).body()).isEqualTo("late");
  }

  @Test
  void whatIsAtHandIsAnsweredOnTheEventLoop() throws Exception {
    List<String> threads = new CopyOnWriteArrayList<>();
    serve(
        _ -> text("made"),
        request -> {
          threads.add(Thread.currentThread().getName());
          return request.path().equals("/kept") ? Optional.of(text("kept")) : Optional.empty();
        },
        1);
    for (int i = 0; i < 3; i++) {
      assertThat(send(request("/kept")).body()).isEqualTo("kept");
    }
    assertThat(seen).isEmpty();
    assertThat(send(request("/other")).body()).isEqualTo("made");
    assertThat(threads).hasSize(4).allMatch(name -> name.startsWith("vert.x-eventloop"));
    assertThat(outcomes).hasSize(4).containsOnly(Outcome.OK);
  }

  @Test
  void aFaultOnTheEventLoopIsA500AndLetsOthersIn() throws Exception {
    serve(
        _ -> text("made"),
        request -> {
          if (request.path().equals("/bad")) {
            throw new IllegalStateException("inside");
          }
          return Optional.empty();
        },
        1);
    HttpResponse<String> answer = send(request("/bad"));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("inside");
    await().untilAsserted(() -> assertThat(send(request("/")).body()).isEqualTo("made"));
  }

  @Test
  void aBodyIsNotReadAndEndsTheConnection() throws Exception {
    serve(_ -> text("i-1"), 10);
    assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\nabc"))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("connection: close")
        .endsWith("i-1");
  }

  @Test
  void aLongRequestLineAndLongHeadersAreRefused() throws Exception {
    serve(_ -> text("i-1"), 10);
    assertThat(raw("GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .matches("(?s)HTTP/1[.][01] 400 .*");
    assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
        .matches("(?s)HTTP/1[.][01] 400 .*");
    assertThat(seen).isEmpty();
  }

  /** Sends bytes and reads until the other side closes. */
  private String raw(String bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void anAnswerPassesNoMoreRoutersThanItMay() throws Exception {
    Assumptions.assumeTrue(vertx.isNativeTransportEnabled(), "Java itself cannot set an IP TTL");
    serve(request -> limited(request.path().equals("/near")), 10);
    List<String> received = new CopyOnWriteArrayList<>();
    NetSocketInternal socket =
        (NetSocketInternal)
            guest
                .connect(port, "127.0.0.1")
                .onSuccess(s -> {
                  var _ = s.handler(buffer -> received.add(buffer.toString()));
                })
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    Channel channel = socket.channelHandlerContext().channel();
    // As if the guest were behind a router that it would not let through.
    assertThat(channel.config().setOption(LEAST_TTL, 2)).isTrue();
    var _ = socket.write(Buffer.buffer("GET /near HTTP/1.1\r\nHost: x\r\n\r\n"));
    await().untilAsserted(() -> assertThat(outcomes).hasSize(1));
    await().pollDelay(Duration.ofMillis(300)).untilAsserted(() -> assertThat(received).isEmpty());

    // What was lost is sent again, and now arrives.
    assertThat(channel.config().setOption(LEAST_TTL, 1)).isTrue();
    await().untilAsserted(() -> assertThat(String.join("", received)).endsWith("here"));

    // What is not limited comes from afar again.
    assertThat(channel.config().setOption(LEAST_TTL, 64)).isTrue();
    var _ = socket.write(Buffer.buffer("GET /far HTTP/1.1\r\nHost: x\r\n\r\n"));
    await().untilAsserted(() -> assertThat(String.join("", received)).endsWith("there"));
  }

  private static MetadataAnswer limited(boolean near) {
    return new MetadataAnswer(
        Outcome.OK,
        "text/plain",
        (near ? "here" : "there").getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        near ? OptionalInt.of(1) : OptionalInt.empty(),
        Optional.empty());
  }
}
