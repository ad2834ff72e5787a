// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landbridge.tests.faults.RawExchange.End;
import io.landbridge.tests.faults.RawExchange.Seen;
import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.Metrics;
import io.landbridge.tests.harness.NativeApi;
import io.landbridge.tests.harness.SignedHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How the gateway ends. SIGTERM under load: what was accepted is answered, and what is not accepted
 * knows it.
 */
final class EndingIT {
  private static final int SLOW = 40;
  private static final int STEADY = 6;
  private static final byte[] INSTANCES = form("DescribeInstances");
  private static final byte[] REGIONS = form("DescribeRegions");

  @TempDir private Path directory;

  private static byte[] form(String action) {
    return ("Action=" + action + "&Version=2016-11-15").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void answersWhatIsInFlightAndCutsNothing() throws Exception {
    GatewayProcess gateway = GatewayProcess.start(Launch.withEmbeddedCloud(directory));
    URI api = gateway.endpoints().api();
    Collection<Seen> steady = new ConcurrentLinkedQueue<>();
    List<Future<Seen>> slow = new ArrayList<>();
    long endedAt;
    int exit;
    try (SignedHttp signer = new SignedHttp(api, Account.ALICE);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(signer.post(new String(INSTANCES, StandardCharsets.UTF_8)).status())
          .isEqualTo(200);
      new NativeApi(gateway.endpoints().nativeCommands(), Account.ADMIN)
          .get("configureSimulator", Map.of("name", "listVirtualMachines", "value", "wait:3000"));
      for (int i = 0; i < SLOW; i++) {
        slow.add(threads.submit(() -> once(signer, api)));
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(Metrics.inFlight(gateway)).isGreaterThanOrEqualTo(SLOW));
      List<Future<?>> loops = new ArrayList<>();
      for (int i = 0; i < STEADY; i++) {
        boolean keepsConnection = i % 2 == 0;
        loops.add(threads.submit(() -> load(signer, api, keepsConnection, steady)));
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> steady.size() > 20 * STEADY);

      endedAt = System.nanoTime();
      exit = gateway.terminate();
      for (Future<?> loop : loops) {
        loop.get();
      }
    } finally {
      gateway.close();
    }

    assertThat(exit).isZero();
    for (Future<Seen> each : slow) {
      assertThat(each.get().end()).isEqualTo(End.WHOLE);
      assertThat(each.get().status()).isEqualTo(200);
    }
    assertThat(steady).extracting(Seen::end).doesNotContain(End.CUT);
    assertThat(steady)
        .filteredOn(seen -> seen.end() == End.WHOLE)
        .extracting(Seen::status)
        .containsOnly(200, 503);
    assertThat(steady)
        .filteredOn(seen -> seen.sentAt() < endedAt)
        .extracting(Seen::end)
        .containsOnly(End.WHOLE);
    assertThat(gateway.log()).doesNotContain("Requests are cut off");
  }

  /** Libraries of native code are large, and a supervisor starts a gateway again and again. */
  @Test
  void leavesNothingAmongTemporaryFilesHoweverItEnds() throws IOException {
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    Launch launch =
        Launch.withEmbeddedCloud(directory.resolve("data"))
            .withEnvironment("LANDBRIDGE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
    Path unpacked = directory.resolve("data/native");

    List<String> names;
    try (GatewayProcess gateway = GatewayProcess.start(launch)) {
      names = namesIn(unpacked);
      gateway.kill();
    }
    try (GatewayProcess gateway = GatewayProcess.start(launch)) {
      assertThat(gateway.terminate()).isZero();
    }

    assertThat(names).isNotEmpty();
    assertThat(namesIn(unpacked)).hasSameSizeAs(names);
    assertThat(temporary).isEmptyDirectory();
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Seen once(SignedHttp signer, URI api) throws IOException {
    try (RawExchange exchange = RawExchange.connect(api)) {
      return exchange.send(signed(signer, INSTANCES), INSTANCES);
    }
  }

  /** Sends one request after the other until nobody listens any more. */
  private static void load(
      SignedHttp signer, URI api, boolean keepsConnection, Collection<Seen> seen) {
    while (true) {
      try (RawExchange exchange = RawExchange.connect(api)) {
        Seen last;
        do {
          last = exchange.send(signed(signer, REGIONS), REGIONS);
          seen.add(last);
        } while (keepsConnection && last.status() == 200);
      } catch (IOException refused) {
        return;
      }
    }
  }

  private static HttpRequest signed(SignedHttp signer, byte[] body) {
    return signer.sign("ec2", body).build();
  }
}
