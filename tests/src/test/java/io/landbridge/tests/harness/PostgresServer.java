// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL of its own on a free port, from the programs installed on the machine. PostgreSQL
 * does not run as root, so root starts it as the system's user {@code postgres}.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String USER = "landbridge";

  private final Path programs;
  private final Path data;
  private final int port;

  private PostgresServer(Path programs, Path data, int port) {
    this.programs = programs;
    this.data = data;
    this.port = port;
  }

  /** Starts one, or skips the test out loud where PostgreSQL is not installed. */
  public static PostgresServer startOrSkip() {
    Optional<Path> programs = findPrograms();
    if (programs.isEmpty()) {
      String missing = "skipped: PostgreSQL's programs are not installed";
      System.out.println(missing);
      return Assumptions.abort(missing);
    }
    try {
      Path data = Files.createTempDirectory("landbridge-postgres-");
      PostgresServer server =
          new PostgresServer(programs.get(), data, FreePorts.take(1).getFirst());
      server.initialise();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its JDBC URL. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Its superuser, who needs no password from this machine. */
  public String user() {
    return USER;
  }

  @Override
  public void close() {
    run("pg_ctl", "-D", cluster(), "-m", "immediate", "-w", "stop");
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(PostgresServer::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void initialise() throws IOException {
    if (isRoot()) {
      var owners = data.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(data, owners.lookupPrincipalByName("postgres"));
    }
    run("initdb", "-D", cluster(), "-U", USER, "-A", "trust", "--no-sync");
    String options =
        "-c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories= -p " + port;
    run(
        "pg_ctl",
        "-D",
        cluster(),
        "-l",
        data.resolve("log").toString(),
        "-w",
        "-o",
        options,
        "start");
  }

  private String cluster() {
    return data.resolve("cluster").toString();
  }

  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(data.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Optional<Path> findPrograms() {
    Path debian = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(debian)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(debian)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
