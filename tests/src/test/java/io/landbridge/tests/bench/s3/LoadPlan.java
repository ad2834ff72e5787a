// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the load run does.
 *
 * @param servers the names of those that are measured
 * @param operations which ones
 * @param sizes of objects, in bytes
 * @param connections at once
 * @param listed how many keys there are in the buckets that are listed
 * @param time of one round of a measurement at most
 * @param warming how long each server is made ready at most, for each kind of request
 */
record LoadPlan(
    Set<String> servers,
    Set<Operation> operations,
    List<Long> sizes,
    List<Integer> connections,
    List<Integer> listed,
    Duration time,
    Duration warming) {
  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;

  /** How often each measurement is made, with those of other servers between. */
  static final int ROUNDS = 4;

  /**
   * How many bytes one round moves at most, and how many objects it writes and requests it makes.
   */
  private static final long MOST_BYTES = 1024 * MIB;

  private static final int MOST_WRITTEN = 5_000;
  private static final int MOST_READ = 100_000;

  LoadPlan {
    servers = Set.copyOf(servers);
    operations = Set.copyOf(operations);
    sizes = List.copyOf(sizes);
    connections = List.copyOf(connections);
    listed = List.copyOf(listed);
  }

  /** All of it. */
  static LoadPlan full() {
    return new LoadPlan(
        Set.of("landbridge", "landbridge-unsynced", "s3proxy", "nginx"),
        Set.of(Operation.values()),
        List.of(4 * KIB, 64 * KIB, MIB, 64 * MIB),
        List.of(1, 16, 64),
        List.of(1_000, 10_000, 1_000_000),
        Duration.ofMillis(1500),
        Duration.ofMinutes(2));
  }

  /** Two sizes at one and 16 connections, and no bucket of a million keys. */
  static LoadPlan quick() {
    LoadPlan full = full();
    return new LoadPlan(
        full.servers,
        full.operations,
        List.of(4 * KIB, MIB),
        List.of(1, 16),
        List.of(1_000, 10_000),
        Duration.ofMillis(400),
        Duration.ofSeconds(10));
  }

  /**
   * The plan that the command line asks for: {@code --quick} or the full one; then what is left of
   * it, {@code --servers landbridge,nginx}, {@code --only PUT,GET}, {@code --sizes 4096,1048576},
   * {@code --connections 16}, {@code --warm 30} seconds.
   */
  static LoadPlan of(List<String> words) {
    LoadPlan plan = words.contains("--quick") ? quick() : full();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.equals("--quick")) {
        plan = plan.with(word, List.of(words.get(++i).split(",", -1)));
      }
    }
    return plan;
  }

  private LoadPlan with(String option, List<String> values) {
    return switch (option) {
      case "--servers" ->
          new LoadPlan(Set.copyOf(values), operations, sizes, connections, listed, time, warming);
      case "--only" ->
          new LoadPlan(servers, operations(values), sizes, connections, listed, time, warming);
      case "--sizes" -> {
        List<Long> others = values.stream().map(Long::valueOf).toList();
        yield new LoadPlan(servers, operations, others, connections, listed, time, warming);
      }
      case "--connections" -> {
        List<Integer> others = values.stream().map(Integer::valueOf).toList();
        yield new LoadPlan(servers, operations, sizes, others, listed, time, warming);
      }
      case "--warm" -> {
        Duration other = Duration.ofSeconds(Long.parseLong(values.getFirst()));
        yield new LoadPlan(servers, operations, sizes, connections, listed, time, other);
      }
      default -> throw new IllegalArgumentException("There is no option " + option);
    };
  }

  private static Set<Operation> operations(List<String> names) {
    return names.stream()
        .map(name -> Operation.valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether any of these operations is measured. */
  boolean measures(Operation... some) {
    return Stream.of(some).anyMatch(operations::contains);
  }

  /** The most objects of this size that one round writes. */
  int mostWritten(long size) {
    return Math.clamp(MOST_BYTES / Math.max(1, size), 1, MOST_WRITTEN);
  }

  /** The most requests that one round makes when this is the size of each answer. */
  int mostRead(long size) {
    return Math.clamp(MOST_BYTES / Math.max(1, size), 1, MOST_READ);
  }
}
