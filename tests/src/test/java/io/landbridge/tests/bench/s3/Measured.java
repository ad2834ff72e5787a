// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/** What a load showed. */
final class Measured {
  private final long[] latencies;
  private final long bytes;
  private final Duration wall;
  private final Duration cpu;

  /**
   * @param latencies of the requests, in nanoseconds
   * @param bytes of content that went over the wire
   * @param wall how long it took
   * @param cpu processor time of the server
   */
  Measured(long[] latencies, long bytes, Duration wall, Duration cpu) {
    this.latencies = Arrays.stream(latencies).sorted().toArray();
    this.bytes = bytes;
    this.wall = wall;
    this.cpu = cpu;
  }

  /** What this and a later load of the same kind showed together. */
  Measured plus(Measured later) {
    return new Measured(
        LongStream.concat(Arrays.stream(latencies), Arrays.stream(later.latencies)).toArray(),
        bytes + later.bytes,
        wall.plus(later.wall),
        cpu.plus(later.cpu));
  }

  /** How many requests were answered. */
  int requests() {
    return latencies.length;
  }

  /** Bytes of content that went over the wire. */
  long bytes() {
    return bytes;
  }

  /** How long it took. */
  Duration wall() {
    return wall;
  }

  /** Processor time of the server. */
  Duration cpu() {
    return cpu;
  }

  /** Time that a request took. */
  Duration median() {
    return share(0.50);
  }

  /** Time that a request in a hundred took, or more. */
  Duration slow() {
    return share(0.99);
  }

  private Duration share(double share) {
    int index = Math.max(0, (int) Math.ceil(share * latencies.length) - 1);
    return Duration.ofNanos(latencies[index]);
  }

  /** Requests a second. */
  double rate() {
    return requests() / seconds();
  }

  /** Content in 10⁶ bytes a second. */
  double megabytes() {
    return bytes / 1e6 / seconds();
  }

  /** Processor time of the server for a request, in milliseconds. */
  double cpuPerRequest() {
    return cpu.toNanos() / 1e6 / requests();
  }

  private double seconds() {
    return Math.max(wall.toNanos(), 1) / 1e9;
  }
}
