// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.GatewayProcess.Launch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that together are eight times the heap come in and go out, all of them at once. */
final class ManyTransfersIT {
  private static final int TRANSFERS = 16;
  private static final long SIZE = 64L << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path directory;

  @Test
  void keepsNoBodyInMemory() throws Exception {
    Launch small =
        Launch.withEmbeddedCloud(directory)
            .withEnvironment("LANDBRIDGE_JAVA_OPTS", "-Xmx128m -XX:MaxDirectMemorySize=48m");
    try (LandbridgeServer server = LandbridgeServer.start(small, false)) {
      var _ = Stage.each(server, Operation.PUT, List.of(Requests.BUCKET), 0, 1);

      assertThat(atOnce(server, Operation.PUT).requests()).isEqualTo(TRANSFERS);
      assertThat(atOnce(server, Operation.GET).requests()).isEqualTo(TRANSFERS);
      assertThat(server.process().isAlive()).isTrue();
    }
  }

  private static Measured atOnce(Contender server, Operation operation) throws Exception {
    List<String> paths = Requests.fresh("large", TRANSFERS);
    List<byte[]> heads = Requests.of(server, operation, paths, SIZE);
    return new Load(server, operation, heads, SIZE, TRANSFERS, TRANSFERS, PATIENCE).run();
  }
}
