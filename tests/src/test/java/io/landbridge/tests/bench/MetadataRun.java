// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench;

import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GuestBoots;
import io.landbridge.tests.harness.GuestBoots.Latencies;
import io.landbridge.tests.harness.ManyInstances;
import io.landbridge.tests.harness.NativeCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Instances that boot at once: one process is the cloud, another the gateway over it, this one the
 * guests. They begin within ten seconds, and each makes its forty requests in ten seconds. The
 * targets: 99 of 100 answers within 50 ms, and one native list call a second at most.
 */
public final class MetadataRun {
  private final int instances;
  private final Duration boot;

  private MetadataRun(int instances, Duration boot) {
    this.instances = instances;
    this.boot = boot;
  }

  /**
   * Prints the figures.
   *
   * @param arguments how many instances there are, and how many seconds all of it takes: in the
   *     first half the guests begin, and each one's requests take as long as a half
   */
  public static void main(String[] arguments) throws Exception {
    int instances = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    new MetadataRun(instances, Duration.ofSeconds(seconds)).run();
  }

  private void run() throws Exception {
    try (CloudAndGateway both = CloudAndGateway.start()) {
      GatewayProcess gateway = both.gateway();
      Map<String, String> addresses = ManyInstances.launch(gateway.endpoints().api(), instances);
      GuestBoots boots =
          new GuestBoots(
              gateway.endpoints().metadata(),
              Clock.systemUTC(),
              boot.dividedBy(2),
              boot.dividedBy(2L * GuestBoots.REQUESTS));
      // Warm: what the compiler of the JVM still does would be counted otherwise.
      var _ = boots.run(addresses);

      NativeCalls callsBefore = NativeCalls.of(gateway.endpoints().admin());
      Duration cpuBefore = gateway.cpu();
      long before = System.nanoTime();
      Latencies latencies = boots.run(addresses);
      Duration wall = Duration.ofNanos(System.nanoTime() - before);
      Duration cpu = gateway.cpu().minus(cpuBefore);
      NativeCalls calls = NativeCalls.of(gateway.endpoints().admin()).since(callsBefore);
      print(latencies, wall, cpu, calls);
    }
  }

  private void print(Latencies latencies, Duration wall, Duration cpu, NativeCalls calls) {
    double seconds = wall.toNanos() / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d instances, %d requests in %.1f s: p50 %.1f ms, p99 %.1f ms (target 50), longest %.1f"
            + " ms%n",
        instances,
        latencies.nanos().length,
        seconds,
        latencies.millis(0.5),
        latencies.millis(0.99),
        latencies.millis(1));
    System.out.printf(
        Locale.ROOT,
        "native list calls: %d, %.2f a second (target 1); all native calls: %s%n",
        calls.lists(),
        calls.lists() / seconds,
        calls.counts());
    System.out.printf(
        Locale.ROOT,
        "CPU of the gateway: %.3f ms a request, %.0f %% of one core%n",
        cpu.toNanos() / 1e6 / latencies.nanos().length,
        100 * cpu.toNanos() / 1e9 / seconds);
  }
}
