// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsError;
import io.landbridge.gateway.tls.CertificatePair;
import io.landbridge.gateway.tls.TrialAuthority;
import io.landbridge.translation.s3.store.ObjectContent;
import io.landbridge.translation.s3.store.ObjectContent.Region;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.ServerSSLOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who reads an answer slowly gets it whole, however long that takes; who does not read it at all
 * loses it, and with it the place among the requests in flight.
 */
class SlowDownloadsTest {
  private static final int MIB = 1024 * 1024;
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Long, so that a client that the machine keeps waiting is not taken for one that waits. */
  private static final Duration LONG_IDLE = Duration.ofSeconds(10);

  private static final Duration SHORT_IDLE = Duration.ofSeconds(2);

  private static final List<String> KINDS = List.of("/file", "/memory", "/document");

  /** Small, so that what the client has not read is not with the client's kernel. */
  private static final int RECEIVE_BUFFER = 32 * 1024;

  /** What a stream of HTTP/2 may send before the client has taken some of it. */
  private static final int WINDOW = 16 * 1024;

  /** Read in each pause: a third of a kernel's buffer takes longer than {@link #LONG_IDLE}. */
  private static final int SIP = 8 * 1024;

  /** Read in each turn in the end. */
  private static final int GULP = 256 * 1024;

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Vertx vertx = newVertx();

  /** Servers of one Vert.x share a free port. */
  private final Vertx plainVertx = newVertx();

  private final Handoff handoff = new Handoff(vertx);
  private final Handoff plainHandoff = new Handoff(plainVertx);
  private final Admission admission = new Admission(16);
  private final AtomicInteger plainPort = new AtomicInteger();
  private final AtomicInteger tlsPort = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final List<FileChannel> opened = new CopyOnWriteArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final byte[] content = new byte[8 * MIB];

  @TempDir private Path directory = Path.of("");

  /** Answers by path. */
  private final class Answers implements ApiHandler {
    @Override
    public ApiResponse answer(Arrival arrival, byte[] body) {
      return new ApiResponse(200, "text/plain", content);
    }

    @Override
    public ApiResponse refuse(Arrival arrival, AwsError error) {
      return new ApiResponse(error.httpStatus(), "text/plain", new byte[0]);
    }

    @Override
    public Optional<StreamHandler> findStreamed(Arrival arrival) {
      asked.incrementAndGet();
      String path = arrival.head().path();
      return path.equals("/document")
          ? Optional.empty()
          : Optional.of((_, _) -> new StreamedResponse(200, List.of(), content(path)));
    }

    private ObjectContent content(String path) {
      return switch (path) {
        case "/file" -> new ObjectContent.InFiles(List.of(region()));
        case "/memory" -> new ObjectContent.InMemory(ByteBuffer.wrap(content).asReadOnlyBuffer());
        case "/small" -> new ObjectContent.InMemory(ByteBuffer.wrap(content, 0, 2 * WINDOW));
        default -> new ObjectContent.InMemory(ByteBuffer.wrap(new byte[] {'o', 'k'}));
      };
    }

    private Region region() {
      try {
        FileChannel file = FileChannel.open(directory.resolve("content"));
        opened.add(file);
        return new Region(file, 0, content.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @BeforeEach
  void makeContent() throws Exception {
    new Random(7).nextBytes(content);
    Files.write(directory.resolve("content"), content);
  }

  private void startPlain(Duration idle) throws Exception {
    var _ = get(plainVertx.deployVerticle(server(idle, Optional.empty(), plainHandoff, plainPort)));
  }

  private void startTls(Duration idle) throws Exception {
    Optional<ServerSSLOptions> tls = Optional.of(certificate().toOptions());
    var _ = get(vertx.deployVerticle(server(idle, tls, handoff, tlsPort)));
  }

  private static Vertx newVertx() {
    return Vertx.builder().with(new VertxOptions().setPreferNativeTransport(true)).build();
  }

  private ApiServer server(
      Duration idle, Optional<ServerSSLOptions> tls, Handoff handoff, AtomicInteger port) {
    ApiServerOptions options = new ApiServerOptions("127.0.0.1", 0, 10, LONG, idle, LONG);
    ApiServer.Crossing crossing =
        new ApiServer.Crossing(admission, handoff, InstantSource.system(), () -> "request");
    return new ApiServer(options, tls, new Answers(), crossing, port::set);
  }

  private CertificatePair certificate() throws Exception {
    return CertificatePair.read(
        new TrialAuthority(directory, InstantSource.system(), new SecureRandom())
            .issue(List.of("localhost")));
  }

  @AfterEach
  void stop() throws Exception {
    for (Connection connection : connections) {
      connection.close();
    }
    handoff.close();
    plainHandoff.close();
    var _ = get(Future.join(vertx.close(), plainVertx.close()));
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  /** Asks for each kind of answer on a connection of its own. */
  private void connectToAll() throws Exception {
    for (String path : KINDS) {
      connect(false, path);
    }
    connect(true, "/file"); // the others would be encrypted in one go, for seconds
  }

  private void connect(boolean tls, String path) throws Exception {
    Connection connection = new Connection(tls);
    connections.add(connection);
    connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  private List<Download> downloadAll(HttpClient client) throws Exception {
    List<Download> downloads = new ArrayList<>();
    for (String path : KINDS) {
      downloads.add(download(client, path));
    }
    return downloads;
  }

  @Test
  void whoReadsSlowlyGetsItAll() throws Exception {
    Assumptions.assumeTrue(vertx.isNativeTransportEnabled(), "Java itself sees too little");
    startPlain(LONG_IDLE);
    startTls(LONG_IDLE);
    connectToAll();
    List<Download> downloads = downloadAll(http2());

    long begin = System.nanoTime();
    while (System.nanoTime() - begin < LONG_IDLE.toNanos() * 4 / 3) {
      Awaitility.await().pollDelay(PAUSE).until(() -> true);
      sip(SIP);
      downloads.forEach(Download::sip);
    }
    downloads.forEach(Download::gulp);
    for (int read = 0; read < content.length; read += GULP) {
      sip(GULP); // from all in turn: none is left waiting
    }

    for (Connection connection : connections) {
      assertThat(connection.body().length).isEqualTo(content.length);
      isTheContent(connection.body());
    }
    for (Download download : downloads) {
      Awaitility.await()
          .atMost(LONG)
          .untilAsserted(() -> assertThat(download.body().length).isGreaterThan(2 * MIB));
      isTheContent(download.body());
    }
  }

  private void sip(int size) throws IOException {
    for (Connection connection : connections) {
      connection.read(size);
    }
  }

  @Test
  void whoReadsNothingLosesThePlace() throws Exception {
    startPlain(SHORT_IDLE);
    startTls(SHORT_IDLE);
    connectToAll();
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(asked).hasValue(connections.size()));

    Awaitility.await().atMost(LONG).untilAsserted(() -> assertThat(admission.inFlight()).isZero());

    assertThat(opened).noneMatch(FileChannel::isOpen);
  }

  /** The connection itself is not silent: other requests go on. */
  @Test
  void aStreamThatIsNotReadEndsWhileItsConnectionGoesOn() throws Exception {
    startTls(SHORT_IDLE);
    HttpClient client = http2();
    List<Download> downloads = downloadAll(client);
    downloads.add(download(client, "/small"));

    List<HttpConnection> used = new ArrayList<>();
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(() -> {
          used.add(connectionThatAnswers(client));
          assertThat(downloads).allMatch(Download::hasEnded);
        });

    assertThat(used).containsOnly(downloads.getFirst().connection());
    for (Download download : downloads) {
      assertThat(download.failure()).isInstanceOf(StreamResetException.class);
    }
    Awaitility.await().atMost(LONG).untilAsserted(() -> assertThat(admission.inFlight()).isZero());
    assertThat(opened).noneMatch(FileChannel::isOpen);
  }

  /** Says where it differs instead of showing all of it. */
  private void isTheContent(byte[] received) {
    int size = received.length;
    assertThat(Arrays.mismatch(received, 0, size, content, 0, size)).isEqualTo(-1);
  }

  private HttpClient http2() {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setSsl(true)
            .setUseAlpn(true)
            .setInitialSettings(new Http2Settings().setInitialWindowSize(WINDOW))
            .setHttp2ConnectionWindowSize(MIB) // an unread stream leaves room for the others
            .setTrustAll(true)
            .setVerifyHost(false),
        new PoolOptions().setHttp2MaxSize(1));
  }

  private Future<HttpClientResponse> open(HttpClient client, String path) {
    return client
        .request(HttpMethod.GET, tlsPort.get(), "localhost", path)
        .compose(HttpClientRequest::send);
  }

  private Download download(HttpClient client, String path) throws Exception {
    return new Download(get(open(client, path).map(HttpClientResponse::pause)));
  }

  private HttpConnection connectionThatAnswers(HttpClient client) throws Exception {
    return get(
        open(client, "/ok")
            .compose(answer ->
                answer
                    .body()
                    .map(body -> {
                      assertThat(body).hasToString("ok");
                      return answer.request().connection();
                    })));
  }

  private SSLSocketFactory trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream authority = Files.newInputStream(directory.resolve("ca.pem"))) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(authority));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return tls.getSocketFactory();
  }

  /** A connection of HTTP/1.1 whose client takes its time. */
  private final class Connection implements AutoCloseable {
    private final Socket socket;
    private final StringBuilder head = new StringBuilder();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private Connection(boolean tls) throws Exception {
      InetAddress here = InetAddress.getLoopbackAddress();
      int port = tls ? tlsPort.get() : plainPort.get();
      Socket raw = new Socket();
      raw.setReceiveBufferSize(RECEIVE_BUFFER);
      raw.setSoTimeout(60_000);
      raw.connect(new InetSocketAddress(here, port));
      this.socket = tls ? trusting().createSocket(raw, "localhost", port, true) : raw;
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads so much more of the body, or what there is. */
    void read(int most) throws IOException {
      InputStream in = socket.getInputStream();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }
      body.write(in.readNBytes(Math.min(most, content.length - body.size())));
    }

    byte[] body() {
      return body.toByteArray();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
