// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.landbridge.tests.harness.Checkout;
import io.landbridge.tests.python.Pytest;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code landbridge metadata --from-router} as a process, before a stub of a virtual router. */
final class FromRouterIT {
  private static final long MOST_KIB = 200L * 1024;
  private static final String READY = "ready metadata=";
  private static final Map<String, String> VALUES =
      Map.of(
          "instance-id", "a1b2c3d4-e5f6-4789-9abc-def012345678",
          "vm-id", "a1b2c3d4-e5f6-4789-9abc-def012345678",
          "service-offering", "t2.micro",
          "availability-zone", "us-east-1b",
          "local-ipv4", "10.1.1.5",
          "local-hostname", "web-1",
          "public-keys", "ssh-ed25519 AAAA one\nssh-ed25519 BBBB two\n",
          "cloud-identifier", "CloudStack-{1}");

  @TempDir private Path directory = Path.of("");
  private final byte[] userData = new byte[32 * 1024];
  private final HttpServer router;
  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private URI metadata = URI.create("");

  FromRouterIT() throws IOException {
    new Random(4).nextBytes(userData);
    router = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ProcessBuilder launcher =
        new ProcessBuilder(
                Checkout.root().resolve("gateway/bin/landbridge").toString(),
                "metadata",
                "--from-router",
                "--router",
                "127.0.0.1:" + router.getAddress().getPort(),
                "--port",
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    launcher.environment().put("LANDBRIDGE_BUILD", "never");
    process = launcher.start();
  }

  @BeforeEach
  void startBoth() throws IOException {
    router.createContext(
        "/latest/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String value = VALUES.getOrDefault(path.replace("/latest/meta-data/", ""), "");
          byte[] body =
              path.equals("/latest/user-data") ? userData : value.getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(
                body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
    router.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line).startsWith(READY);
    metadata = URI.create(line.substring(READY.length()));
  }

  @AfterEach
  void endBoth() {
    process.destroyForcibly();
    router.stop(0);
    http.close();
  }

  private byte[] get(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(metadata.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  @Test
  void servesTheMachineInLittleMemoryAndEndsInOrder() throws Exception {
    assertThat(get("/latest/meta-data/instance-id")).asString().isEqualTo("i-a1b2c3d4e5f647899");
    assertThat(get("/latest/cloud-identifier")).asString().isEqualTo("CloudStack-{1}");
    assertThat(get("/latest/user-data")).isEqualTo(userData);
    assertThat(residentKiB()).isLessThan(MOST_KIB);
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private long residentKiB() throws IOException {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  @TestFactory
  Stream<DynamicTest> isWhatCloudInitReads() throws IOException {
    Pytest.requireModules("pytest", "boto3", "configobj", "requests", "yaml");
    Path file = Files.write(directory.resolve("user-data"), userData);
    return Pytest.tests(
        Pytest.run(
            "test_guest_router.py",
            Map.of(
                "LANDBRIDGE_TEST_GUEST_TOOLS", GuestClientsIT.TOOLS,
                "LANDBRIDGE_TEST_MACHINE_URL", metadata.toString(),
                "LANDBRIDGE_TEST_MACHINE_USER_DATA", file.toString())));
  }
}
