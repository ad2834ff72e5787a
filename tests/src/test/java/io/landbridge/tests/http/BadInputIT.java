// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.SignedHttp;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand requests that nobody should send: each is refused as the client's fault. */
final class BadInputIT {
  private static final int REQUESTS = 10_000;
  private static final int CONNECTIONS = 16;

  /** What the heap's own growth and the compiler's code may add after the warm-up. */
  private static final long GROWTH_KIB = 96 * 1024;

  @TempDir private static Path directory;
  private static GatewayProcess gateway;

  @BeforeAll
  static void start() {
    gateway = GatewayProcess.start(Launch.withEmbeddedCloud(directory));
  }

  @AfterAll
  static void end() {
    gateway.close();
  }

  @Test
  @Timeout(180)
  void tenThousandMalformedRequestsAreTheClientsFaultAndMemoryStaysFlat() throws Exception {
    Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    send(0, REQUESTS / 4, statuses);
    long warm = gateway.residentKiB();

    send(REQUESTS / 4, REQUESTS, statuses);

    assertThat(statuses.keySet()).allSatisfy(status -> assertThat(status).isBetween(400, 499));
    assertThat(statuses.values().stream().mapToLong(LongAdder::sum).sum()).isEqualTo(REQUESTS);
    assertThat(gateway.residentKiB() - warm).as("growth in KiB").isLessThan(GROWTH_KIB);
    assertThat(gateway.isAlive()).isTrue();
    assertThat(gateway.log()).doesNotContain("OutOfMemoryError");
  }

  @Test
  void aBodyBeyondTheBoundIsRefused() {
    try (SignedHttp http = new SignedHttp(gateway.endpoints().api(), Account.ALICE)) {
      String form = "Action=DescribeRegions&Version=2016-11-15";
      try {
        assertThat(http.post(form + "&X=" + "i".repeat(4 * 1024 * 1024)).status())
            .isBetween(400, 499);
      } catch (UncheckedIOException _) {
        // The gateway reads no further and closes, which may overtake its answer.
      }
      assertThat(http.post(form).status()).isEqualTo(200);
    }
  }

  @Test
  void moreParametersThanTheBoundAreRefused() {
    try (SignedHttp http = new SignedHttp(gateway.endpoints().api(), Account.ALICE)) {
      StringBuilder form = new StringBuilder("Action=DescribeInstances&Version=2016-11-15");
      IntStream.range(1, 50_000).forEach(i -> form.append("&A").append(i).append("=x"));
      assertThat(http.post(form.toString()).status()).isBetween(400, 499);
    }
  }

  @Test
  void aHugeListIndexCostsNothing() {
    try (SignedHttp http = new SignedHttp(gateway.endpoints().api(), Account.ALICE)) {
      var answer =
          http.post(
              "Action=DescribeInstances&Version=2016-11-15"
                  + "&InstanceId.2147483647=i-0123456789abcdef0");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("InvalidParameterValue");
    }
  }

  private static void send(int from, int to, Map<Integer, LongAdder> statuses) throws Exception {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    try (http;
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<?>> parts =
          IntStream.range(0, CONNECTIONS)
              .<Future<?>>mapToObj(part ->
                  threads.submit(() -> {
                    SignedHttp signed =
                        new SignedHttp(
                            http, gateway.endpoints().api(), Account.ALICE, Clock.systemUTC());
                    for (int i = from + part; i < to; i += CONNECTIONS) {
                      int status =
                          signed.send(Malformed.request(signed, new Random(i), i)).status();
                      statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
                    }
                  }))
              .toList();
      for (Future<?> part : parts) {
        part.get();
      }
    }
  }
}
