// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows of one run as Markdown, with the ratios that the targets are about. */
final class Report {
  private static final String OURS = LandbridgeServer.name(true);
  private static final String UNSYNCED = LandbridgeServer.name(false);
  private static final int TARGET_CONNECTIONS = 16;
  private static final long KIB4 = 4096;
  private static final long MIB = 1 << 20;

  private final List<Row> rows = new ArrayList<>();

  /** Keeps what rounds showed together, and shows it so that somebody who waits sees it move. */
  void addRounds(List<Row> rounds) {
    Map<List<Object>, Row> sums = new LinkedHashMap<>();
    for (Row round : rounds) {
      List<Object> what =
          List.of(round.operation(), round.size(), round.connections(), round.server());
      var _ = sums.merge(what, round, Row::plus);
    }
    for (Row sum : sums.values()) {
      rows.add(sum);
      System.err.println(line(sum));
    }
  }

  /** All of it. */
  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("| operation | size | connections | server | requests/s | MB/s |")
        .append(" p50 ms | p99 ms | CPU ms/request |\n|---|---|---|---|---|---|---|---|---|\n");
    rows.forEach(row -> out.append(line(row)).append('\n'));
    out.append("\n| target at 16 connections | limit | measured | |\n|---|---|---|---|\n");
    targets().forEach(target -> out.append(target).append('\n'));
    return out.toString();
  }

  private static String line(Row row) {
    Measured measured = row.measured();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %s | %,.0f | %s | %.2f | %.2f | %.3f |",
        row.operation(),
        row.sizeText(),
        row.connections(),
        row.server(),
        measured.rate(),
        measured.bytes() == 0 || row.operation() == Operation.LIST
            ? ""
            : String.format(Locale.ROOT, "%,.0f", measured.megabytes()),
        measured.median().toNanos() / 1e6,
        measured.slow().toNanos() / 1e6,
        measured.cpuPerRequest());
  }

  private List<String> targets() {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      if (row.connections() == TARGET_CONNECTIONS) {
        switch (row.operation()) {
          case GET, HEAD -> reading(row, lines);
          case PUT -> writing(row, lines);
          case LIST -> listing(row, lines);
          case DELETE -> {}
        }
      }
      if (row.connections() == 1 && row.size() == KIB4 && isOurs(row)) {
        lines.add(
            target(row, "p50 at 1 connection", 40, row.measured().median().toNanos() / 1e6, "ms"));
      }
    }
    return lines;
  }

  private void reading(Row row, List<String> lines) {
    if (!row.server().equals(OURS)) {
      return;
    }
    if (row.size() == KIB4) {
      compare(row, Rivals.S3PROXY, 0.7, lines);
    } else if (row.operation() == Operation.GET && row.size() >= MIB) {
      compare(row, Rivals.NGINX, 2, lines);
    }
  }

  private void writing(Row row, List<String> lines) {
    if (row.server().equals(UNSYNCED)) {
      compare(row, Rivals.S3PROXY, 1, lines);
    } else if (row.server().equals(OURS) && row.size() == KIB4) {
      double rate = row.measured().rate();
      String met = rate >= 2000 ? "met" : "**missed**";
      lines.add(
          String.format(
              Locale.ROOT, "| PUT 4 KiB synced | at least 2,000/s | %,.0f/s | %s |", rate, met));
    }
  }

  private static void listing(Row row, List<String> lines) {
    if (row.server().equals(OURS)) {
      lines.add(target(row, "CPU", 3, row.measured().cpuPerRequest(), "ms"));
    }
  }

  private void compare(Row row, String rival, double limit, List<String> lines) {
    find(row, rival)
        .ifPresent(other -> {
          double ratio = row.measured().cpuPerRequest() / other.measured().cpuPerRequest();
          lines.add(target(row, "CPU to " + rival, limit, ratio, "times"));
        });
  }

  private Optional<Row> find(Row like, String server) {
    return rows.stream().filter(row -> row.isLike(like) && row.server().equals(server)).findAny();
  }

  private static boolean isOurs(Row row) {
    return row.server().startsWith(OURS);
  }

  private static String target(Row row, String what, double limit, double found, String unit) {
    return String.format(
        Locale.ROOT,
        "| %s %s, %s, %s | at most %.1f %s | %.2f | %s |",
        row.operation(),
        row.sizeText(),
        row.server(),
        what,
        limit,
        unit,
        found,
        found <= limit ? "met" : "**missed**");
  }
}
