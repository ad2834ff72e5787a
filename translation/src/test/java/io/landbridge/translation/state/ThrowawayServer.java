// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.aws.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Assumptions;

/**
 * A database server for one test class: the one whose URL the environment gives, otherwise one of
 * its own on a free port when the server's programs are installed. Without either the tests are
 * skipped, and say so.
 */
final class ThrowawayServer {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final String USER = "landbridge";

  private final StoreOptions options;
  private final Optional<Process> server;
  private final Optional<Path> directory;

  private ThrowawayServer(
      StoreOptions options, Optional<Process> server, Optional<Path> directory) {
    this.options = options;
    this.server = server;
    this.directory = directory;
  }

  StoreOptions options() {
    return options;
  }

  static ThrowawayServer postgresql() {
    String given = System.getenv("LANDBRIDGE_TEST_POSTGRESQL_URL");
    if (given != null) {
      return new ThrowawayServer(
          StoreOptions.server(given, "", Secret.of("")), Optional.empty(), Optional.empty());
    }
    Path initdb = find("initdb", Path.of("/usr/lib/postgresql"));
    Path directory = newDirectory();
    int port = freePort();
    run(
        directory,
        List.of(
            initdb.toString(),
            "--pgdata=" + directory.resolve("data"),
            "--auth=trust",
            "--username=" + USER,
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync"));
    Process server =
        start(
            directory,
            List.of(
                initdb.resolveSibling("postgres").toString(),
                "-D",
                directory.resolve("data").toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-k",
                directory.toString(),
                "-F"));
    return awaitReady("jdbc:postgresql://127.0.0.1:" + port + "/postgres", server, directory);
  }

  static ThrowawayServer mariadb() {
    String given = System.getenv("LANDBRIDGE_TEST_MARIADB_URL");
    if (given != null) {
      return new ThrowawayServer(
          StoreOptions.server(given, "", Secret.of("")), Optional.empty(), Optional.empty());
    }
    Path mariadbd = find("mariadbd", Path.of("/usr/sbin"));
    Path install = find("mariadb-install-db", Path.of("/usr/bin"));
    Path directory = newDirectory();
    int port = freePort();
    Path data = directory.resolve("data");
    run(
        directory,
        List.of(
            install.toString(),
            "--no-defaults",
            "--datadir=" + data,
            "--auth-root-authentication-method=normal",
            "--skip-test-db"));
    Path setUp = directory.resolve("set-up.sql");
    write(
        setUp,
        // One statement a line: that is how the server reads this file.
        """
        CREATE DATABASE landbridge;
        CREATE USER 'landbridge'@'%';
        GRANT ALL ON landbridge.* TO 'landbridge'@'%';
        """);
    Process server =
        start(
            directory,
            List.of(
                mariadbd.toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + directory.resolve("socket"),
                "--pid-file=" + directory.resolve("pid"),
                "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=0",
                "--init-file=" + setUp));
    return awaitReady("jdbc:mariadb://127.0.0.1:" + port + "/landbridge", server, directory);
  }

  private static Path find(String program, Path place) {
    try (Stream<Path> files = Files.isDirectory(place) ? Files.walk(place, 3) : Stream.empty()) {
      Optional<Path> found =
          files
              .filter(file -> file.getFileName().toString().equals(program))
              .max(Comparator.naturalOrder());
      if (found.isEmpty()) {
        System.out.println("SKIPPED: " + program + " is not installed");
      }
      Assumptions.assumeTrue(found.isPresent(), program + " is not installed");
      return found.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newDirectory() {
    try {
      Path directory = Files.createTempDirectory("landbridge-database");
      if (isRoot()) {
        run(directory, List.of("chown", "nobody", directory.toString()), List.of());
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** Database servers refuse to run as root. */
  private static List<String> asNobody() {
    return isRoot()
        ? List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
        : List.of();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path directory, List<String> command) {
    run(directory, command, asNobody());
  }

  private static void run(Path directory, List<String> command, List<String> prefix) {
    try {
      Process process = start(directory, command, prefix);
      if (!process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)
          || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("Failed: " + command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Process start(Path directory, List<String> command) {
    return start(directory, command, asNobody());
  }

  private static Process start(Path directory, List<String> command, List<String> prefix) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    try {
      return new ProcessBuilder(all)
          .directory(directory.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ThrowawayServer awaitReady(String url, Process server, Path directory) {
    try {
      Awaitility.await().atMost(LONGEST_START).until(() -> !server.isAlive() || answers(url));
    } catch (ConditionTimeoutException e) {
      server.destroyForcibly();
      throw e;
    }
    if (!server.isAlive()) {
      throw new IllegalStateException("The server ended: " + directory);
    }
    return new ThrowawayServer(
        StoreOptions.server(url, USER, Secret.of("")), Optional.of(server), Optional.of(directory));
  }

  private static boolean answers(String url) {
    try (Connection connection = DriverManager.getConnection(url, USER, "")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  void stop() throws IOException, InterruptedException {
    if (server.isPresent()) {
      server.get().destroy();
      if (!server.get().waitFor(20, TimeUnit.SECONDS)) {
        server.get().destroyForcibly();
      }
    }
    if (directory.isPresent()) {
      try (Stream<Path> files = Files.walk(directory.get())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
