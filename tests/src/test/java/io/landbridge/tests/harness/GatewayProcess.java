// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The real program as a child process: started by its launcher script with free ports, found by its
 * ready line, ended by SIGTERM or killed. All that it prints is kept in {@code process.log} of its
 * data directory.
 */
public final class GatewayProcess implements AutoCloseable {
  /** The first start of all may have to make the class cache. */
  private static final Duration START = Duration.ofMinutes(5);

  private static final Duration END = Duration.ofSeconds(40);

  private final Process process;
  private final Launch launch;
  private final Endpoints endpoints;
  private final Path log;
  private final Duration started;

  private GatewayProcess(
      Process process, Launch launch, Endpoints endpoints, Path log, Duration started) {
    this.process = process;
    this.launch = launch;
    this.endpoints = endpoints;
    this.log = log;
    this.started = started;
  }

  /**
   * How to start one.
   *
   * @param data its data directory, which outlives it
   * @param arguments further arguments of {@code landbridge serve}
   * @param environment further environment variables
   */
  public record Launch(Path data, List<String> arguments, Map<String, String> environment) {
    public Launch {
      arguments = List.copyOf(arguments);
      environment = Map.copyOf(environment);
    }

    /** With the embedded cloud and the test seed. */
    public static Launch withEmbeddedCloud(Path data) {
      return new Launch(
          data,
          List.of("--seed", TestSeed.file().toString()),
          Map.of("LANDBRIDGE_S3_ACCESS_LOG_EVERY", "1s"));
    }

    /** Over a cloud that is elsewhere; the root admin is the service account. */
    public static Launch over(java.net.URI cloud, Path data) {
      return new Launch(
          data,
          List.of("--cloudstack", cloud.toString()),
          Map.of(
              "LANDBRIDGE_CLOUD_API_KEY", Account.ADMIN.accessKey(),
              "LANDBRIDGE_CLOUD_SECRET_KEY", Account.ADMIN.secretKey()));
    }

    /**
     * The same with what tests of S3 need that look at what happens by itself: days of lifecycle
     * rules that take two seconds, native buckets that are looked at again after one, and a webhook
     * {@code events} at a port that tests may listen on. Tests find these settings in {@link
     * #environment()}.
     */
    public Launch withQuickRules() {
      int port = FreePorts.take(1).getFirst();
      return withEnvironment("LANDBRIDGE_S3_LIFECYCLE_DAY", "2s")
          .withEnvironment("LANDBRIDGE_S3_BUCKETS_KEPT", "1s")
          .withEnvironment("LANDBRIDGE_S3_WEBHOOKS", "events=http://127.0.0.1:" + port + "/events")
          .withEnvironment("LANDBRIDGE_S3_WEBHOOK_SECRET", "a secret of tests");
    }

    /** The same with the secret of proxies that write a {@link GuestHeader}. */
    public Launch withTrustedProxy() {
      return withEnvironment(Guest.PROXY_SECRET_VARIABLE, Guest.PROXY_SECRET);
    }

    /** The same with more arguments. */
    public Launch with(String... more) {
      List<String> all = new ArrayList<>(arguments);
      all.addAll(List.of(more));
      return new Launch(data, all, environment);
    }

    /** The same with one more environment variable. */
    public Launch withEnvironment(String name, String value) {
      Map<String, String> all = new java.util.HashMap<>(environment);
      all.put(name, value);
      return new Launch(data, arguments, all);
    }
  }

  /** Starts it and waits for its ready line. */
  public static GatewayProcess start(Launch launch) {
    List<String> command = new ArrayList<>();
    command.add(Checkout.root().resolve("gateway/bin/landbridge").toString());
    command.addAll(
        List.of("serve", "--api-port", "0", "--metadata-port", "0", "--admin-port", "0"));
    command.addAll(List.of("--native-port", "0", "--data", launch.data().toString()));
    command.addAll(launch.arguments());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putIfAbsent("LANDBRIDGE_BUILD", "never");
    builder.environment().putAll(launch.environment());
    Path log = launch.data().resolve("process.log");
    long before = System.nanoTime();
    try {
      Files.createDirectories(launch.data());
      Process process = builder.start();
      CompletableFuture<Endpoints> ready = follow(process, log);
      Endpoints endpoints = await(ready, process, log);
      Duration started = Duration.ofNanos(System.nanoTime() - before);
      return new GatewayProcess(process, launch, endpoints, log, started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How it was started. */
  public Launch launch() {
    return launch;
  }

  /** Where it listens. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** From the launcher's start to the ready line. */
  public Duration startUp() {
    return started;
  }

  /** Everything that it has printed. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Resident memory in KiB, as the kernel counts it. */
  public long residentKiB() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Processor time used so far. */
  public Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    waitForEnd();
  }

  /**
   * Ends it by SIGTERM.
   *
   * @return its exit code
   */
  public int terminate() {
    process.destroy();
    if (!waitForEnd()) {
      process.destroyForcibly();
      throw new AssertionError("still runs " + END.toSeconds() + " s after SIGTERM" + tail(log));
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
    }
  }

  private boolean waitForEnd() {
    try {
      return process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static CompletableFuture<Endpoints> follow(Process process, Path log) {
    CompletableFuture<Endpoints> ready = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
              BufferedWriter kept =
                  Files.newBufferedWriter(
                      log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            String line;
            while ((line = out.readLine()) != null) {
              kept.append(line).append('\n').flush();
              Endpoints.findIn(line).ifPresent(ready::complete);
            }
            ready.completeExceptionally(new IllegalStateException("ended before it was ready"));
          } catch (IOException | RuntimeException e) {
            ready.completeExceptionally(e);
          }
        });
    return ready;
  }

  private static Endpoints await(CompletableFuture<Endpoints> ready, Process process, Path log) {
    try {
      return ready.get(START.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("the gateway did not start" + tail(log), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new AssertionError(e);
    }
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return " (no log: " + e.getMessage() + ")";
    }
  }
}
