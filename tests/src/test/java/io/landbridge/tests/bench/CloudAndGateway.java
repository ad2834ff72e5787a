// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench;

import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A cloud and a gateway over it, each a process of its own, so that the processor time of both can
 * be told.
 */
record CloudAndGateway(GatewayProcess cloud, GatewayProcess gateway) implements AutoCloseable {
  /** Both, with new data directories; proxies of guests are trusted. */
  static CloudAndGateway start() throws IOException {
    Path directory = Files.createTempDirectory("landbridge-bench-");
    GatewayProcess cloud =
        GatewayProcess.start(Launch.withEmbeddedCloud(directory.resolve("cloud")));
    try {
      URI commands = cloud.endpoints().nativeCommands();
      Launch over = Launch.over(commands, directory.resolve("gateway")).withTrustedProxy();
      return new CloudAndGateway(cloud, GatewayProcess.start(over));
    } catch (RuntimeException | AssertionError e) {
      cloud.close();
      throw e;
    }
  }

  @Override
  public void close() {
    gateway.close();
    cloud.close();
  }
}
