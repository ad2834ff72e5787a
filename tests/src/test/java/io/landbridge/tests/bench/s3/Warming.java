// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Lets the compilers of a JVM do what they would do in the measurements otherwise: requests of
 * every kind in turns, until compiling takes a small part of the time. On two processors that the
 * load needs as well that takes a minute.
 *
 * @param server whom to warm
 * @param longest when to end at the latest
 */
record Warming(Contender server, Duration longest) {
  private static final int CONNECTIONS = 16;

  /** Compiling has ended when it takes at most one part in so many of some turns one by one. */
  private static final int QUIET = 25;

  private static final int QUIET_TURNS = 3;

  private static final long MIB = 1 << 20;
  private static final List<Long> SIZES = List.of(4096L, 65_536L, MIB);
  private static final List<Integer> READ = List.of(4000, 2000, 200);
  private static final List<Integer> WRITTEN = List.of(4000, 1000, 50);

  /** Files are not removed between, and must not fill the disk. */
  private static final int MOST_WRITING_TURNS = 24;

  private static final int PAGES = 40;

  /** One turn of requests. */
  @FunctionalInterface
  private interface Turn {
    void take(int number) throws IOException, InterruptedException;
  }

  /**
   * Writes objects that stay, and removes what is not there (see {@link S3LoadRun}); reads others,
   * which it puts first. In each turn both: what a JVM compiled for the one it compiles once more
   * when the other comes.
   *
   * @param writes whether to write
   * @param reading by which operations to read
   */
  void use(boolean writes, List<Operation> reading) throws IOException, InterruptedException {
    for (long size : SIZES) {
      var _ = Stage.each(server, Operation.PUT, Requests.kept(size), size, 1);
    }
    repeat(
        writes ? MOST_WRITING_TURNS : Integer.MAX_VALUE,
        turn -> {
          if (writes) {
            write(turn);
          }
          for (int i = 0; i < SIZES.size(); i++) {
            for (Operation operation : reading) {
              send(operation, Requests.ofKept(server, operation, SIZES.get(i)), i, READ);
            }
          }
        });
  }

  private void write(int turn) throws IOException, InterruptedException {
    for (int i = 0; i < SIZES.size(); i++) {
      List<String> paths = Requests.fresh("warm-" + turn + "-" + SIZES.get(i), WRITTEN.get(i));
      send(Operation.PUT, Requests.of(server, Operation.PUT, paths, SIZES.get(i)), i, WRITTEN);
    }
    List<String> absent = Requests.fresh("absent", 64);
    var _ = Stage.each(server, Operation.DELETE, absent, 0, CONNECTIONS);
  }

  /** Lists the bucket with so many keys. */
  void list(int keys) throws IOException, InterruptedException {
    List<byte[]> page = Requests.page(server, keys);
    repeat(
        Integer.MAX_VALUE,
        _ -> {
          var _ =
              new Load(server, Operation.LIST, page, 0, CONNECTIONS, PAGES * CONNECTIONS, longest)
                  .run();
        });
  }

  private void send(Operation operation, List<byte[]> heads, int size, List<Integer> counts)
      throws IOException, InterruptedException {
    var _ =
        new Load(server, operation, heads, SIZES.get(size), CONNECTIONS, counts.get(size), longest)
            .run();
  }

  private void repeat(int most, Turn turn) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    int quiet = 0;
    for (int number = 0; quiet < QUIET_TURNS && number < most; number++) {
      Duration cpu = server.cpu();
      Duration compilers = server.compilers();
      turn.take(number);
      Duration spent = server.cpu().minus(cpu);
      boolean compiling =
          server.compilers().minus(compilers).multipliedBy(QUIET).compareTo(spent) > 0;
      quiet = compiling ? 0 : quiet + 1;
      if (System.nanoTime() - begun > longest.toNanos()) {
        break;
      }
    }
    System.err.printf(
        "%s is warm after %d s%n", server.name(), (System.nanoTime() - begun) / 1_000_000_000);
  }
}
