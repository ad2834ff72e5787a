// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.time.Duration;

/**
 * How the lifecycle rules of buckets are carried out.
 *
 * @param day how long a day of the rules is
 * @param pause between two sweeps through all buckets that have rules
 */
public record LifecycleSettings(
    @Meaning("How long a day of lifecycle rules is; shorter than `24h` for tests only.")
        Duration day,
    @Meaning(
            "Time between two sweeps through the buckets with rules; a quarter of `day` where that"
                + " is shorter.")
        Duration pause) {

  public LifecycleSettings {
    Check.duration("day", day, Duration.ofMillis(100), Duration.ofHours(24));
    Check.duration("pause", pause, Duration.ofMillis(100), Duration.ofHours(24));
  }

  static LifecycleSettings defaults() {
    return new LifecycleSettings(Duration.ofHours(24), Duration.ofHours(1));
  }
}
