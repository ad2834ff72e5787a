// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsException;
import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.body.RawBody;
import io.landbridge.translation.s3.store.ObjectContent;
import io.landbridge.translation.s3.store.ObjectContent.Region;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedExchangeTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z"));
  private static final int MIB = 1024 * 1024;
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final Handoff handoff = new Handoff(vertx);
  private final Admission admission = new Admission(16);
  private final AtomicInteger port = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<FileChannel> opened = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final Semaphore reading = new Semaphore(0);
  private final AtomicLong received = new AtomicLong();
  private final byte[] content = new byte[3 * MIB + 17];

  @TempDir Path directory;

  /** Answers by path. */
  private final class Answers extends StreamedAnswers {
    @Override
    StreamedResponse respond(Arrival arrival, RawBody body) {
      return switch (arrival.head().path()) {
        case "/count" -> count(body);
        case "/waiting" -> {
          reading.acquireUninterruptibly();
          yield count(body);
        }
        case "/late" -> {
          reading.acquireUninterruptibly();
          yield text(403, "refused");
        }
        case "/file" -> ok(new ObjectContent.InFiles(List.of(region(0, content.length))));
        case "/range" -> ok(new ObjectContent.InFiles(List.of(region(100_000, 1_500_000))));
        case "/files" ->
            ok(
                new ObjectContent.InFiles(
                    List.of(region(0, 70_000), region(70_000, content.length - 70_000))));
        case "/computed" ->
            ok(
                new ObjectContent.Computed(
                    Channels.newChannel(new ByteArrayInputStream(content)), content.length));
        case "/short" ->
            ok(
                new ObjectContent.Computed(
                    Channels.newChannel(new ByteArrayInputStream(content)), content.length + 1));
        case "/unwritable" ->
            new StreamedResponse(
                200,
                List.of(
                    new HeaderField("x-amz-id-2", "here"), new HeaderField("x-amz-meta-a", "\n")),
                new ObjectContent.InFiles(List.of(region(0, content.length))));
        case "/later" -> ok(ObjectContent.Computed.untilItEnds(new Later()));
        case "/small" -> text(200, "small");
        case "/broken" -> throw new IllegalStateException("broken");
        default -> text(403, "refused");
      };
    }

    private StreamedResponse count(RawBody body) {
      ByteBuffer piece = ByteBuffer.allocate(10_000);
      long sum = 0;
      try {
        for (int read = body.read(piece); read >= 0; read = body.read(piece.clear())) {
          received.addAndGet(read);
          for (int i = 0; i < read; i++) {
            sum += piece.get(i);
          }
        }
      } catch (IOException e) {
        failures.add(String.valueOf(e.getMessage()));
        throw new UncheckedIOException(e);
      } catch (AwsException e) {
        failures.add(e.error().code());
        return text(e.error().httpStatus(), e.error().code());
      }
      return text(200, received.get() + " " + sum);
    }

    private Region region(long offset, long length) {
      try {
        FileChannel file = FileChannel.open(directory.resolve("content"));
        opened.add(file);
        return new Region(file, offset, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static StreamedResponse ok(ObjectContent body) {
      return new StreamedResponse(200, List.of(new HeaderField("x-amz-id-2", "here")), body);
    }

    private static StreamedResponse text(int status, String text) {
      return StreamedResponse.of(status, List.of(), text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Has its second half when the test lets it. */
  private final class Later implements ReadableByteChannel {
    private final Iterator<String> halves = List.of("begun", "ended").iterator();
    private boolean begun;

    @Override
    public int read(ByteBuffer target) {
      if (!halves.hasNext()) {
        return -1;
      }
      if (begun) {
        reading.acquireUninterruptibly();
      }
      begun = true;
      byte[] half = halves.next().getBytes(StandardCharsets.US_ASCII);
      target.put(half);
      return half.length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  @BeforeEach
  void start() throws Exception {
    new Random(7).nextBytes(content);
    Files.write(directory.resolve("content"), content);
    ApiServerOptions options =
        new ApiServerOptions(
            "127.0.0.1", 0, 10, Duration.ofSeconds(30), Duration.ofSeconds(30), SILENCE);
    ApiServer.Crossing crossing =
        new ApiServer.Crossing(admission, handoff, CLOCK, () -> "request");
    vertx
        .deployVerticle(
            () -> new ApiServer(options, Optional.empty(), new Answers(), crossing, port::set),
            new DeploymentOptions())
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    handoff.close();
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get() + target));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void givesTheBodyToItsReaderHoweverLongItIs() throws Exception {
    long sum = 0;
    for (byte b : content) {
      sum += b;
    }

    HttpResponse<byte[]> known =
        send(request("/count").PUT(BodyPublishers.ofByteArray(content)).expectContinue(true));
    assertThat(text(known)).isEqualTo(content.length + " " + sum);

    received.set(0);
    HttpResponse<byte[]> chunked =
        send(
            request("/count")
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content))));
    assertThat(text(chunked)).isEqualTo(content.length + " " + sum);
    Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isZero());
  }

  @Test
  void sendsContentOfEveryKindWhole() throws Exception {
    for (String path : List.of("/file", "/files", "/computed")) {
      HttpResponse<byte[]> answer = send(request(path));

      assertThat(answer.body()).as(path).isEqualTo(content);
      assertThat(answer.headers().firstValue("content-length"))
          .contains(Integer.toString(content.length));
      assertThat(answer.headers().firstValue("x-amz-id-2")).contains("here");
      assertThat(answer.headers().firstValue("date")).contains("Sun, 01 Nov 2026 12:00:00 GMT");
    }
    assertThat(send(request("/range")).body())
        .isEqualTo(Arrays.copyOfRange(content, 100_000, 1_600_000));
    Awaitility.await()
        .untilAsserted(() -> assertThat(opened).hasSize(4).noneMatch(FileChannel::isOpen));
  }

  @Test
  void answersThatItFailedWhenAHeaderCannotBeWritten() throws Exception {
    HttpResponse<byte[]> answer = send(request("/unwritable"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("x-amz-id-2")).isEmpty();
    assertThat(opened).hasSize(1).noneMatch(FileChannel::isOpen);
    assertThat(text(send(request("/small")))).isEqualTo("small");
  }

  @Test
  void sendsContentOfUnknownLengthAsItComes() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send("GET /later HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

      assertThat(connection.readUntil("begun"))
          .startsWith("HTTP/1.1 200 ")
          .containsIgnoringCase("transfer-encoding: chunked")
          .doesNotContainIgnoringCase("content-length");
      reading.release();
      assertThat(connection.readAll()).endsWith("\r\nended\r\n0\r\n\r\n");
    }
  }

  @Test
  void answersAHeadWithTheLengthAndWithoutTheBody() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send("HEAD /small HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

      assertThat(connection.readAll()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
    }
  }

  @Test
  void doesNotAskForTheBodyOfARefusedRequest() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send(
          "PUT /no HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");

      assertThat(connection.readAll())
          .startsWith("HTTP/1.1 403 ")
          .containsIgnoringCase("connection: close")
          .endsWith("refused");
    }
  }

  @Test
  void goesOnWithAConnectionWhoseRefusedBodyWasShort() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send("PUT /no HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n12345");
      connection.send("GET /small HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

      assertThat(connection.readAll()).startsWith("HTTP/1.1 403 ").endsWith("small");
    }
  }

  @Test
  void closesAConnectionWhoseRefusedBodyIsLong() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send("PUT /no HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999\r\n\r\n12345");

      assertThat(connection.readUntil("refused"))
          .startsWith("HTTP/1.1 403 ")
          .containsIgnoringCase("connection: close");
    }
    Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isZero());
  }

  @Test
  void tellsTheReaderOfAClientThatHasGone() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send("PUT /count HTTP/1.1\r\nHost: h\r\nContent-Length: 99999\r\n\r\n");
      connection.write(64 * 1024);
      Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isEqualTo(1));
    }

    Awaitility.await()
        .untilAsserted(() -> assertThat(failures).containsExactly("The client has gone"));
    Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isZero());
  }

  @Test
  void givesUpAClientThatSendsNothingMore() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send("PUT /count HTTP/1.1\r\nHost: h\r\nContent-Length: 500\r\n\r\n12345");

      assertThat(connection.readUntil("RequestTimeout")).startsWith("HTTP/1.1 400 ");
    }
    assertThat(failures).containsExactly("RequestTimeout");
  }

  @Test
  void waitsForAClientThatSendsLittleAtATimeButIsNeverSilentForLong() throws Exception {
    int pieces = 6;
    Duration pause = SILENCE.dividedBy(4); // all of them together last longer than silence may
    try (Connection connection = new Connection()) {
      connection.send("PUT /count HTTP/1.1\r\nHost: h\r\nContent-Length: " + pieces + "\r\n\r\n");
      for (int i = 0; i < pieces; i++) {
        Awaitility.await().pollDelay(pause).until(() -> true);
        connection.send("\1");
      }

      assertThat(connection.readUntil("6 6")).startsWith("HTTP/1.1 200 ");
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void takesNoMoreThanItHasRoomForFromAClientWhoseReaderWaits() throws Exception {
    int length = 64 * MIB;
    try (Connection connection = new Connection()) {
      connection.send(
          "PUT /waiting HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: "
              + length
              + "\r\n\r\n");
      Thread writer = Thread.ofVirtual().start(() -> connection.write(length));

      // The socket's buffers hold a few megabytes, the gateway a few hundred kilobytes.
      Awaitility.await()
          .during(Duration.ofMillis(300))
          .untilAsserted(() -> assertThat(connection.written).hasValueLessThan(length / 2));
      reading.release();

      assertThat(connection.readAll()).endsWith("\r\n\r\n" + length + " 0");
      writer.join();
    }
  }

  @Test
  void readsAllRequestsOfAConnectionWhoseReadersWait() throws Exception {
    String put = "PUT /waiting HTTP/1.1\r\nHost: h\r\nContent-Length: " + MIB + "\r\n\r\n";
    try (Connection connection = new Connection()) {
      Thread writer =
          Thread.ofVirtual()
              .start(() -> {
                connection.send(put);
                connection.write(MIB);
                connection.send(put);
                connection.write(2 * MIB);
                connection.send("PUT /late HTTP/1.1\r\nHost: h\r\nContent-Length: " + MIB);
                connection.send("\r\n\r\n");
                connection.write(3 * MIB);
                connection.send("GET /small HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
              });
      Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isPositive());
      reading.release(3);

      assertThat(connection.readAll())
          .containsSubsequence(MIB + " 0", 2 * MIB + " 0", "refused", "small");
      writer.join();
    }
  }

  @Test
  void tellsAReaderThatWasSlowerOfAClientThatHasGone() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send("PUT /waiting HTTP/1.1\r\nHost: h\r\nContent-Length: 9999999\r\n\r\n");
      connection.write(MIB);
    }
    reading.release();

    Awaitility.await()
        .untilAsserted(() -> assertThat(failures).containsExactly("The client has gone"));
    Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isZero());
  }

  @Test
  void closesWhatItCannotSendWhole() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send("GET /short HTTP/1.1\r\nHost: h\r\n\r\n");

      assertThat(connection.readAll().length()).isLessThan(content.length + 1000);
    }
    Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isZero());
  }

  @Test
  void releasesTheContentOfAClientThatHasGone() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send("GET /file HTTP/1.1\r\nHost: h\r\n\r\n");
      connection.send("GET /files HTTP/1.1\r\nHost: h\r\n\r\n");
      Awaitility.await().untilAsserted(() -> assertThat(opened).isNotEmpty());
    }

    Awaitility.await()
        .untilAsserted(() -> assertThat(new ArrayList<>(opened)).noneMatch(FileChannel::isOpen));
    Awaitility.await().untilAsserted(() -> assertThat(admission.inFlight()).isZero());
  }

  @Test
  void survivesAHandlerThatThrows() throws Exception {
    assertThat(send(request("/broken")).statusCode()).isEqualTo(500);
    assertThat(text(send(request("/small")))).isEqualTo("small");
  }

  /** A connection on which bytes are sent as they are. */
  private final class Connection implements AutoCloseable {
    private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.get());
    private final AtomicInteger written = new AtomicInteger();

    private Connection() throws IOException {
      socket.setSoTimeout(30_000);
    }

    void send(String text) {
      try {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void write(int length) {
      byte[] zeros = new byte[64 * 1024];
      try {
        while (written.get() < length) {
          socket.getOutputStream().write(zeros);
          var _ = written.addAndGet(zeros.length);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String readAll() throws IOException {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      return answer.toString(StandardCharsets.ISO_8859_1);
    }

    String readUntil(String text) throws IOException {
      StringBuilder answer = new StringBuilder();
      while (answer.indexOf(text) < 0) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          throw new IOException("Closed after " + answer);
        }
        answer.append((char) next);
      }
      return answer.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
