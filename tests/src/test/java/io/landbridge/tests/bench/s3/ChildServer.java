// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another program's server on the loopback, with everything that it writes in a folder. */
final class ChildServer implements Contender {
  private static final Duration START = Duration.ofSeconds(30);

  private final String name;
  private final int port;
  private final Process process;

  private ChildServer(String name, int port, Process process) {
    this.name = name;
    this.port = port;
    this.process = process;
  }

  /** Starts it and waits until it takes connections. */
  static ChildServer start(String name, int port, Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("process.log").toFile())
            .start();
    ChildServer server = new ChildServer(name, port, process);
    long end = System.nanoTime() + START.toNanos();
    while (!answers(port)) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        server.close();
        throw new IOException(name + " does not start, see " + folder.resolve("process.log"));
      }
    }
    return server;
  }

  private static boolean answers(int port) {
    try (Wire _ = Wire.to(port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Duration cpu() {
    ProcessHandle first = process.toHandle();
    return Stream.concat(Stream.of(first), first.descendants())
        .flatMap(handle -> handle.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public Duration compilers() {
    return CompilerThreads.cpu(process.pid());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
