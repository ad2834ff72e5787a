// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What S3 requests cost: the gateway with and without synced writes, s3proxy and nginx. Each
 * measurement is made in rounds, in each of which one server comes after the other, so that what
 * else the machine does meets all of them. README.md of this module says how to start it.
 *
 * <p>Small objects are removed at the end: a file system without a journal, like ext4 on some
 * virtual machines, searches long for a free inode for minutes after many files were removed, and
 * that would be taken for the cost of the next files.
 */
public final class S3LoadRun {
  /**
   * Objects of this size and more are few and would fill the disk, so that they are removed after
   * each round; memory that a virtual machine has to get from its host first is then not taken for
   * their cost.
   */
  private static final long FEW = 1L << 20;

  private final LoadPlan plan;
  private final Stage stage;
  private final List<Written> written = new ArrayList<>();
  private final List<Row> removed = new ArrayList<>();
  private final Report report = new Report();

  private record Written(Contender server, long size, int connections, List<String> paths) {}

  private S3LoadRun(LoadPlan plan, Stage stage) {
    this.plan = plan;
    this.stage = stage;
  }

  /**
   * Prints the report as Markdown, and on the standard error each row when it is there.
   *
   * @param arguments see {@link LoadPlan#of}
   */
  public static void main(String[] arguments) throws Exception {
    LoadPlan plan = LoadPlan.of(List.of(arguments));
    try (Stage stage = Stage.set(plan)) {
      new S3LoadRun(plan, stage).run();
    }
  }

  private void run() throws Exception {
    stage.warm();
    for (long size : plan.sizes()) {
      stage.keep(size);
      for (int connections : plan.connections()) {
        write(size, connections);
        read(Operation.GET, size, connections);
        read(Operation.HEAD, size, connections);
      }
    }
    if (plan.measures(Operation.LIST)) {
      list();
    }
    remove();
    report.addRounds(removed);
    System.out.println(report.markdown());
  }

  /** New objects, each put once. */
  private void write(long size, int connections) throws IOException, InterruptedException {
    if (!plan.measures(Operation.PUT, Operation.DELETE)) {
      return;
    }
    int most = plan.mostWritten(size);
    inRounds(
        stage.writers(),
        (round, server) -> {
          stage.settle();
          List<String> paths = Requests.fresh(size + "-" + connections + "-" + round, most);
          List<byte[]> puts = Requests.of(server, Operation.PUT, paths, size);
          Measured put = loop(server, Operation.PUT, puts, size, connections, most);
          written.add(new Written(server, size, connections, paths.subList(0, put.requests())));
          if (size >= FEW) {
            remove();
          }
          return new Row(server.name(), Operation.PUT, size, connections, put);
        });
  }

  /** Removes what was written, each object once. */
  private void remove() throws IOException, InterruptedException {
    for (Written these : written) {
      Measured gone = Stage.each(these.server, Operation.DELETE, these.paths, 0, these.connections);
      String name = these.server.name();
      removed.add(new Row(name, Operation.DELETE, these.size, these.connections, gone));
    }
    written.clear();
  }

  private void read(Operation operation, long size, int connections)
      throws IOException, InterruptedException {
    if (plan.measures(operation)) {
      stage.settle();
      int most = plan.mostRead(operation == Operation.HEAD ? 0 : size);
      inRounds(
          stage.readers(),
          (_, server) -> {
            List<byte[]> heads = Requests.ofKept(server, operation, size);
            Measured measured = loop(server, operation, heads, size, connections, most);
            return new Row(server.name(), operation, size, connections, measured);
          });
    }
  }

  private void list() throws IOException, InterruptedException {
    int most = plan.mostRead(0);
    for (int connections : plan.connections()) {
      for (int keys : plan.listed()) {
        inRounds(
            stage.listers(keys),
            (_, server) -> {
              List<byte[]> heads = Requests.page(server, keys);
              Measured measured = loop(server, Operation.LIST, heads, 0, connections, most);
              return new Row(server.name(), Operation.LIST, keys, connections, measured);
            });
      }
    }
  }

  /** One round of a measurement of one server. */
  @FunctionalInterface
  private interface Round {
    Row take(int number, Contender server) throws IOException, InterruptedException;
  }

  private void inRounds(List<Contender> servers, Round round)
      throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (int number = 0; number < LoadPlan.ROUNDS; number++) {
      for (Contender server : servers) {
        rows.add(round.take(number, server));
      }
    }
    report.addRounds(rows);
  }

  /** As many requests as the time of a round and this number allow. */
  private Measured loop(
      Contender server,
      Operation operation,
      List<byte[]> heads,
      long size,
      int connections,
      int most)
      throws IOException, InterruptedException {
    return new Load(server, operation, heads, size, connections, most, plan.time()).run();
  }
}
