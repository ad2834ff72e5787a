// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.Guest;
import io.landbridge.tests.harness.GuestBoots;
import io.landbridge.tests.harness.ManyInstances;
import io.landbridge.tests.harness.NativeCalls;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty guests that boot at once: right answers, and hardly any native lists. */
final class ManyGuestsIT {
  private static final int GUESTS = 50;
  private static final Duration WITHIN = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Once: machines, volumes, accounts, VPCs, networks, groups, zones, offerings. */
  private static final int FIRST_LISTS = 8;

  @TempDir private Path directory;

  @Test
  void costOneNativeListASecond() throws InterruptedException {
    try (GatewayProcess gateway =
        GatewayProcess.start(
            Launch.withEmbeddedCloud(directory.resolve("data"))
                .withEnvironment(Guest.PROXY_SECRET_VARIABLE, Guest.PROXY_SECRET))) {
      Map<String, String> addresses =
          ManyInstances.launch(gateway.endpoints().api(), GUESTS);
      URI admin = gateway.endpoints().admin();
      NativeCalls before = NativeCalls.of(admin);
      long begun = System.nanoTime();

      var latencies =
          new GuestBoots(gateway.endpoints().metadata(), Clock.systemUTC(), WITHIN, PAUSE)
              .run(addresses);

      long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds() + 1;
      NativeCalls calls = NativeCalls.of(admin).since(before);
      assertThat(latencies.nanos()).hasSize(GUESTS * GuestBoots.REQUESTS);
      assertThat(calls.lists()).as("%s", calls).isLessThanOrEqualTo(FIRST_LISTS + seconds);
    }
  }
}
