// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.jobs;

import java.time.Duration;
import java.util.Map;

/**
 * How long jobs take.
 *
 * @param usual for commands that are not named
 * @param byCommand by the command's name
 * @param scale what all of them are multiplied with; 0 for no time at all
 */
public record Durations(Duration usual, Map<String, Duration> byCommand, double scale) {

  /** Copies the table. */
  public Durations {
    byCommand = Map.copyOf(byCommand);
    if (scale < 0) {
      throw new IllegalArgumentException("jobs.scale must not be negative");
    }
  }

  /** How long to wait before a step that has this share of its command's duration. */
  Duration before(String command, double share) {
    double nanos = byCommand.getOrDefault(command, usual).toNanos() * scale * share;
    return Duration.ofNanos((long) nanos);
  }
}
