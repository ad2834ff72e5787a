// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.landbridge.translation.metadata.router.RouterOptions;
import io.landbridge.translation.metadata.tree.TreeChoice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The port of one machine before a stub of its virtual router. */
final class MachineMetadataTest {
  private static final String TOKEN = "X-aws-ec2-metadata-token";
  private static final String LIFE = "X-aws-ec2-metadata-token-ttl-seconds";

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final HttpServer router;
  private final MachineMetadata metadata = new MachineMetadata();
  private final HttpClient http = HttpClient.newHttpClient();

  MachineMetadataTest() throws IOException {
    router = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void startTheRouter() {
    Map.of(
            "instance-id", "a1b2c3d4-e5f6-4789-9abc-def012345678",
            "service-offering", "t2.micro",
            "availability-zone", "eu-west-1c",
            "local-ipv4", "10.1.1.5",
            "local-hostname", "web-1",
            "public-keys", "ssh-ed25519 AAAA one")
        .forEach((name, value) ->
            files.put("/latest/meta-data/" + name, value.getBytes(StandardCharsets.UTF_8)));
    router.createContext(
        "/",
        exchange -> {
          byte[] file = files.get(exchange.getRequestURI().getPath());
          try (exchange) {
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
            if (file != null) {
              exchange.getResponseBody().write(file);
            }
          }
        });
    router.start();
  }

  @AfterEach
  void endAll() {
    metadata.close();
    router.stop(0);
    http.close();
  }

  private URI start(TreeChoice tree, boolean tokens) {
    RouterOptions options =
        RouterOptions.DEFAULT
            .withAddress("127.0.0.1", router.getAddress().getPort())
            .withTokensRequired(tokens);
    return metadata.start(new MachineMetadata.Options("127.0.0.1", 0, tree, options));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private String get(URI endpoint, String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(endpoint.resolve(path)));
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void servesBothTrees() throws Exception {
    URI endpoint = start(TreeChoice.BOTH, false);
    assertThat(get(endpoint, "/latest/meta-data/instance-id")).isEqualTo("i-a1b2c3d4e5f647899");
    assertThat(get(endpoint, "/2009-04-04/meta-data/instance-type")).isEqualTo("t2.micro");
    assertThat(get(endpoint, "/latest/meta-data/placement/region")).isEqualTo("eu-west-1");
    assertThat(get(endpoint, "/latest/meta-data/local-hostname")).isEqualTo("web-1");
    assertThat(get(endpoint, "/latest/meta-data/public-keys/0/openssh-key"))
        .isEqualTo("ssh-ed25519 AAAA one");
    assertThat(get(endpoint, "/latest/instance-id"))
        .isEqualTo("a1b2c3d4-e5f6-4789-9abc-def012345678");
    assertThat(get(endpoint, "/latest/service-offering")).isEqualTo("t2.micro");
  }

  @Test
  void servesCloudStacksTreeWhenTold() throws Exception {
    URI endpoint = start(TreeChoice.CLOUDSTACK, false);
    assertThat(get(endpoint, "/latest/meta-data/instance-id"))
        .isEqualTo("a1b2c3d4-e5f6-4789-9abc-def012345678");
  }

  @Test
  void passesUserDataByteForByte() throws Exception {
    byte[] random = new byte[32 * 1024];
    new Random(4).nextBytes(random);
    files.put("/latest/user-data", random);
    URI endpoint = start(TreeChoice.BOTH, false);
    assertThat(send(HttpRequest.newBuilder(endpoint.resolve("/latest/user-data"))).body())
        .isEqualTo(random);
  }

  @Test
  void hasNoIdentityDocument() throws Exception {
    URI path = start(TreeChoice.BOTH, false).resolve("/latest/dynamic/instance-identity/document");
    assertThat(send(HttpRequest.newBuilder(path)).statusCode()).isEqualTo(404);
  }

  @Test
  void demandsTokensWhenTold() throws Exception {
    URI endpoint = start(TreeChoice.BOTH, true);
    URI path = endpoint.resolve("/latest/meta-data/instance-id");
    assertThat(send(HttpRequest.newBuilder(path)).statusCode()).isEqualTo(401);
    byte[] token =
        send(HttpRequest.newBuilder(endpoint.resolve("/latest/api/token"))
                .header(LIFE, "60")
                .PUT(HttpRequest.BodyPublishers.noBody()))
            .body();
    assertThat(
            send(HttpRequest.newBuilder(path)
                    .header(TOKEN, new String(token, StandardCharsets.US_ASCII)))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void believesNoHeaderThatSpeaksForSomebodyElse() throws Exception {
    URI path = start(TreeChoice.BOTH, false).resolve("/latest/meta-data/instance-id");
    HttpRequest.Builder forged =
        HttpRequest.newBuilder(path)
            .header("X-Landbridge-Guest", "address=10.1.1.5;time=1;mac=" + "0".repeat(64));
    assertThat(send(forged).statusCode()).isEqualTo(403);
  }

  @Test
  void answersUnavailableWhileTheRouterIsAway() throws Exception {
    URI path = start(TreeChoice.BOTH, false).resolve("/latest/meta-data/instance-id");
    router.stop(0);
    assertThat(send(HttpRequest.newBuilder(path)).statusCode()).isEqualTo(503);
  }
}
