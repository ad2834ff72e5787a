// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.gateway.body.RawBody;
import io.landbridge.gateway.tls.CertificatePair;
import io.landbridge.gateway.tls.TrialAuthority;
import io.landbridge.translation.s3.store.ObjectContent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several transfers at once on one connection of HTTP/2: none of them is left behind. */
class Http2TransfersTest {
  private static final int MIB = 1024 * 1024;
  private static final int TRANSFERS = 16;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final Handoff handoff = new Handoff(vertx);
  private final AtomicInteger port = new AtomicInteger();
  private final byte[] content = new byte[4 * MIB + 17];

  @TempDir private Path directory = Path.of("");

  /** Gives the content, or tells the hash of what it got. */
  private final class Answers extends StreamedAnswers {
    @Override
    StreamedResponse respond(Arrival arrival, RawBody body) {
      return arrival.head().method().equals("GET")
          ? new StreamedResponse(200, List.of(), computed())
          : StreamedResponse.of(200, List.of(), hash(body).getBytes(StandardCharsets.UTF_8));
    }

    private ObjectContent computed() {
      return new ObjectContent.Computed(
          Channels.newChannel(new ByteArrayInputStream(content)), content.length);
    }

    private static String hash(RawBody body) {
      ByteBuffer whole = ByteBuffer.allocate(5 * MIB);
      try {
        int read = 0;
        while (read >= 0) {
          read = body.read(whole);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Integer.toString(whole.flip().hashCode());
    }
  }

  @BeforeEach
  void start() throws Exception {
    new Random(7).nextBytes(content);
    CertificatePair pair =
        CertificatePair.read(
            new TrialAuthority(directory, InstantSource.system(), new SecureRandom())
                .issue(List.of("localhost")));
    ApiServerOptions options = new ApiServerOptions("127.0.0.1", 0, 10, LONG, LONG, LONG);
    ApiServer.Crossing crossing =
        new ApiServer.Crossing(new Admission(99), handoff, InstantSource.system(), () -> "request");
    var _ =
        get(
            vertx.deployVerticle(
                new ApiServer(
                    options, Optional.of(pair.toOptions()), new Answers(), crossing, port::set)));
  }

  @AfterEach
  void stop() throws Exception {
    handoff.close();
    var _ = get(vertx.close());
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private HttpClient client(int window) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setSsl(true)
            .setUseAlpn(true)
            .setTrustAll(true)
            .setVerifyHost(false)
            .setHttp2ConnectionWindowSize(window)
            .setInitialSettings(new Http2Settings().setInitialWindowSize(window)),
        new PoolOptions().setHttp2MaxSize(1));
  }

  private Future<Buffer> send(HttpClient client, HttpMethod method, Buffer body) {
    return client
        .request(new RequestOptions().setMethod(method).setHost("localhost").setPort(port.get()))
        .compose(request -> request.send(body))
        .compose(HttpClientResponse::body);
  }

  private static List<Buffer> atOnce(IntFunction<Future<Buffer>> transfer) throws Exception {
    return get(
        Future.all(IntStream.range(0, TRANSFERS).mapToObj(transfer).toList())
            .map(all -> all.<Buffer>list()));
  }

  /** With windows so large that it is the socket that has to be waited for. */
  @Test
  void answersOnOneConnectionAllEnd() throws Exception {
    HttpClient client = client(16 * MIB);

    List<Buffer> answers = atOnce(_ -> send(client, HttpMethod.GET, Buffer.buffer()));

    assertThat(answers).hasSize(TRANSFERS).allMatch(it -> it.equals(Buffer.buffer(content)));
  }

  /** With the smallest windows, so that it is the client who has to be waited for. */
  @Test
  void answersToAClientOfSmallWindowsAllEnd() throws Exception {
    HttpClient client = client(65_535);

    List<Buffer> answers = atOnce(_ -> send(client, HttpMethod.GET, Buffer.buffer()));

    assertThat(answers).hasSize(TRANSFERS).allMatch(it -> it.equals(Buffer.buffer(content)));
  }

  @Test
  void bodiesOnOneConnectionAllComeToTheirReaders() throws Exception {
    HttpClient client = client(65_535);

    List<Buffer> answers = atOnce(_ -> send(client, HttpMethod.PUT, Buffer.buffer(content)));

    String hash = Integer.toString(ByteBuffer.wrap(content).hashCode());
    assertThat(answers).hasSize(TRANSFERS).allMatch(it -> it.toString().equals(hash));
  }
}
