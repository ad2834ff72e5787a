// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import io.landbridge.translation.cloudstack.CloudStackOptions.Pauses;
import java.time.Duration;

/**
 * How jobs are followed.
 *
 * @param polling pauses between two looks at a job; they grow while the job runs
 * @param mostJobs most jobs that this gateway follows at a time; more wait in the store
 * @param lease how long a gateway that is gone keeps its jobs from the others
 * @param timeout for one look at a job, and for what follows from its end
 * @param remembered how long an ended job is found
 * @param giveUpAfter the age at which a job without an end is given up; CloudStack forgets jobs
 *     after a day
 * @param endAttempts most attempts at what follows from an end
 */
public record JobWatcherOptions(
    Pauses polling,
    int mostJobs,
    Duration lease,
    Duration timeout,
    Duration remembered,
    Duration giveUpAfter,
    int endAttempts) {

  public JobWatcherOptions {
    if (mostJobs < 1) {
      throw new IllegalArgumentException("jobs.mostJobs: less than 1: " + mostJobs);
    }
    if (endAttempts < 1) {
      throw new IllegalArgumentException("jobs.endAttempts: less than 1: " + endAttempts);
    }
    if (lease.compareTo(Duration.ofMillis(10)) < 0) {
      throw new IllegalArgumentException("jobs.lease: less than 10 ms: " + lease);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("jobs.timeout: not positive: " + timeout);
    }
  }

  /** Looks every 0.3 to 5 s, 5000 jobs, a lease of 30 s, an hour's memory, a day's patience. */
  public static JobWatcherOptions defaults() {
    return new JobWatcherOptions(
        new Pauses(Duration.ofMillis(300), Duration.ofSeconds(5)),
        5000,
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofHours(1),
        Duration.ofHours(24),
        10);
  }

  /** The same with other pauses. */
  public JobWatcherOptions withPolling(Pauses other) {
    return new JobWatcherOptions(
        other, mostJobs, lease, timeout, remembered, giveUpAfter, endAttempts);
  }
}
