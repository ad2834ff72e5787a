// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.time.Duration;

/**
 * What a load showed.
 *
 * @param requests how many were answered
 * @param bytes of content that went over the wire
 * @param wall how long it took
 * @param cpu processor time of the server
 * @param median time that a request took
 * @param slow time that one request in a hundred took, or more
 */
record Measured(
    int requests, long bytes, Duration wall, Duration cpu, Duration median, Duration slow) {

  /**
   * Sums up.
   *
   * @param latencies of the requests in nanoseconds, in ascending order
   */
  static Measured of(long[] latencies, long bytes, Duration wall, Duration cpu) {
    return new Measured(
        latencies.length, bytes, wall, cpu, share(latencies, 0.50), share(latencies, 0.99));
  }

  private static Duration share(long[] latencies, double share) {
    int index = Math.max(0, (int) Math.ceil(share * latencies.length) - 1);
    return Duration.ofNanos(latencies[index]);
  }

  /** Requests a second. */
  double rate() {
    return requests / seconds();
  }

  /** Content in 10⁶ bytes a second. */
  double megabytes() {
    return bytes / 1e6 / seconds();
  }

  /** Processor time of the server for a request, in milliseconds. */
  double cpuPerRequest() {
    return cpu.toNanos() / 1e6 / requests;
  }

  private double seconds() {
    return Math.max(wall.toNanos(), 1) / 1e9;
  }
}
