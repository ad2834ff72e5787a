// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The gateway with the embedded cloud and store, by its own launcher and its defaults, but for the
 * lines about requests: the others write none either.
 */
final class LandbridgeServer implements Contender {
  private final String name;
  private final GatewayProcess process;

  private LandbridgeServer(String name, GatewayProcess process) {
    this.name = name;
    this.process = process;
  }

  /** Starts one that has every write on the disk before it answers, or not. */
  static LandbridgeServer start(Path data, boolean sync) {
    return start(Launch.withEmbeddedCloud(data), sync);
  }

  /** The same as {@code launch} says. */
  static LandbridgeServer start(Launch launch, boolean sync) {
    String setting = sync ? "always" : "never";
    return new LandbridgeServer(
        name(sync),
        GatewayProcess.start(
            launch
                .withEnvironment("LANDBRIDGE_OBJECTS_SYNC", setting)
                .withEnvironment("LANDBRIDGE_LOG_LEVEL", "WARN")));
  }

  /** What the report calls it. */
  static String name(boolean sync) {
    return sync ? "landbridge" : "landbridge-unsynced";
  }

  /** The process, for what is no load. */
  GatewayProcess process() {
    return process;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int port() {
    return process.endpoints().api().getPort();
  }

  @Override
  public Duration cpu() {
    return process.cpu();
  }

  @Override
  public Duration compilers() {
    return CompilerThreads.cpu(process.pid());
  }

  @Override
  public void close() {
    process.close();
  }
}
