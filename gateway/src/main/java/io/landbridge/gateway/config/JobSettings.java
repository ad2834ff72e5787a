// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.time.Duration;

/**
 * How native jobs are followed after the request that began them was answered.
 *
 * @param firstDelay the wait before a job is looked at first
 * @param maxDelay the longest wait between two looks
 * @param maxFollowed how many jobs are followed at once
 */
public record JobSettings(
    @Meaning("Wait before a native job is looked at first.") Duration firstDelay,
    @Meaning("Longest wait between two looks at a job.") Duration maxDelay,
    @Meaning("Native jobs followed at once.") int maxFollowed) {

  public JobSettings {
    Check.duration("firstDelay", firstDelay, Duration.ofMillis(1), Duration.ofMinutes(1));
    Check.duration("maxDelay", maxDelay, firstDelay, Duration.ofMinutes(10));
    Check.range("maxFollowed", maxFollowed, 1, 100_000);
  }
}
