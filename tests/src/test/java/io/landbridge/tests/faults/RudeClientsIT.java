// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.Metrics;
import io.landbridge.tests.harness.Names;
import io.landbridge.tests.harness.S3Clients;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Clients that stop halfway or leave: what they held is given back, and others are served. */
final class RudeClientsIT {
  private static final int MIB = 1 << 20;
  private static final int MANY = 50;
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(12);
  private static final Duration SILENCE = Duration.ofSeconds(6);
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private static Path directory;
  private static final String BUCKET = Names.unique("rude");
  private static final Content FILE = Content.of(1, 16 * MIB);
  private static GatewayProcess gateway;
  private static S3Client s3;
  private static S3Presigner presigner;

  private final List<RudeClient> clients = new ArrayList<>();

  @BeforeAll
  static void start() {
    gateway =
        GatewayProcess.start(
            Launch.withEmbeddedCloud(directory)
                .withEnvironment("LANDBRIDGE_API_DEADLINE", DEADLINE.toSeconds() + "s")
                .withEnvironment("LANDBRIDGE_API_IDLE", IDLE.toSeconds() + "s")
                .withEnvironment("LANDBRIDGE_API_SILENCE", SILENCE.toSeconds() + "s"));
    s3 = S3Clients.connect(gateway.endpoints().api(), Account.ALICE);
    presigner = S3Clients.presigner(gateway.endpoints().api(), Account.ALICE);
    s3.createBucket(r -> r.bucket(BUCKET));
    s3.putObject(r -> r.bucket(BUCKET).key("plain"), RequestBody.fromBytes(FILE.bytes()));
    s3.putObject(
        r -> r.bucket(BUCKET).key("sealed").serverSideEncryption(ServerSideEncryption.AES256),
        RequestBody.fromBytes(FILE.bytes()));
  }

  @AfterAll
  static void end() {
    presigner.close();
    s3.close();
    gateway.close();
  }

  @AfterEach
  void disconnect() {
    clients.forEach(RudeClient::close);
  }

  private static URL toGet(String key) {
    return presigner
        .presignGetObject(r ->
            r.signatureDuration(Duration.ofMinutes(5))
                .getObjectRequest(o -> o.bucket(BUCKET).key(key)))
        .url();
  }

  private static URL toPut(String key) {
    return presigner
        .presignPutObject(r ->
            r.signatureDuration(Duration.ofMinutes(5))
                .putObjectRequest(o -> o.bucket(BUCKET).key(key)))
        .url();
  }

  private RudeClient keep(RudeClient client) {
    clients.add(client);
    return client;
  }

  @Test
  void whoSendsHalfABodyAndFallsSilentIsToldSo() throws IOException {
    for (int i = 0; i < MANY; i++) {
      keep(RudeClient.put(toPut("silent-" + i), MIB, MIB / 2));
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(openFiles()).isEqualTo(MANY));

    for (RudeClient client : clients) {
      assertThat(client.readAll()).contains("HTTP/1.1 400").contains("<Code>RequestTimeout</Code>");
    }
    checkNothingIsHeld();
    checkNothingWasStored("silent-");
  }

  @Test
  void whoLeavesInTheMiddleOfAnUploadLeavesNothingBehind() throws IOException {
    for (int i = 0; i < MANY; i++) {
      keep(RudeClient.put(toPut("left-" + i), MIB, MIB / 2));
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(openFiles()).isEqualTo(MANY));

    for (int i = 0; i < MANY; i++) {
      if (i % 2 == 0) {
        clients.get(i).vanish();
      } else {
        clients.get(i).close();
      }
    }
    checkNothingIsHeld();
    checkNothingWasStored("left-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "sealed"})
  void whoLeavesInTheMiddleOfADownloadLeavesNothingBehind(String key) throws IOException {
    for (int i = 0; i < MANY; i++) {
      assertThat(keep(RudeClient.get(toGet(key))).read(100_000)).isEqualTo(100_000);
    }
    assertThat(openFiles()).isEqualTo(MANY);

    for (int i = 0; i < MANY; i++) {
      if (i % 2 == 0) {
        clients.get(i).vanish();
      } else {
        clients.get(i).close();
      }
    }
    checkNothingIsHeld();
  }

  @Test
  void twoHundredThatHardlyReadOrSendKeepNobodyElseWaiting() throws IOException {
    URL plain = toGet("plain");
    URL sealed = toGet("sealed");
    List<URL> targets = IntStream.range(0, 2 * MANY).mapToObj(i -> toPut("slow-" + i)).toList();
    long before = gateway.residentKiB();
    for (int i = 0; i < MANY; i++) {
      keep(RudeClient.get(plain));
      keep(RudeClient.get(sealed));
    }
    for (URL target : targets) {
      keep(RudeClient.put(target, MIB, MIB / 2));
    }
    await().atMost(SOON).until(() -> Metrics.inFlight(gateway) >= 2 * MANY);

    long longest = 0;
    for (int i = 0; i < 20; i++) {
      long from = System.nanoTime();
      Content content = Content.of(i, 300_000);
      s3.putObject(r -> r.bucket(BUCKET).key("good"), RequestBody.fromBytes(content.bytes()));
      assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("good")).asByteArray())
          .isEqualTo(content.bytes());
      longest = Math.max(longest, System.nanoTime() - from);
      for (RudeClient client : clients.subList(0, 2)) {
        assertThat(client.read(1)).isEqualTo(1); // far slower than the time for silence allows
      }
    }

    assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(5));
    // Each may hold 256 KiB; what nobody takes would be 1.6 GiB if it piled up.
    assertThat(gateway.residentKiB() - before).as("KiB more").isLessThan(256 * 1024);
    checkNothingIsHeld();
  }

  /** Without the clients' doing anything more: each has its time, and then it is over. */
  private static void checkNothingIsHeld() {
    await()
        .atMost(IDLE.plus(SILENCE).plus(SOON))
        .untilAsserted(() -> {
          assertThat(Metrics.inFlight(gateway)).as("requests in flight").isZero();
          assertThat(openFiles()).as("open files of content").isZero();
          assertThat(drafts()).as("drafts").isZero();
        });
  }

  private static void checkNothingWasStored(String prefix) {
    assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET).prefix(prefix)).contents()).isEmpty();
  }

  private static Path content() throws IOException {
    return directory.resolve("objects/objects").toRealPath();
  }

  private static long openFiles() throws IOException {
    Path content = content();
    long count = 0;
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(gateway.pid()), "fd"))) {
      for (Path each : open.toList()) {
        if (Files.isSymbolicLink(each) && Files.readSymbolicLink(each).startsWith(content)) {
          count++;
        }
      }
    } catch (java.nio.file.NoSuchFileException e) {
      return openFiles(); // closed while it was looked at
    }
    return count;
  }

  private static long drafts() throws IOException {
    try (Stream<Path> tree = Files.find(content(), 3, (_, is) -> is.isRegularFile())) {
      return tree.filter(file -> file.toString().contains("/drafts/")).count();
    }
  }
}
