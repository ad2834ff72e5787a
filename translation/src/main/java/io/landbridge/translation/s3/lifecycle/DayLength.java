// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a day of a lifecycle rule is. A shorter day than 24 hours is for tests.
 *
 * @param value at least a millisecond
 */
public record DayLength(Duration value) {
  /** Days as people know them; a day begins at midnight UTC. */
  public static final DayLength DAY = new DayLength(Duration.ofDays(1));

  public DayLength {
    if (value.toMillis() <= 0) {
      throw new IllegalArgumentException("A day of " + value + " is too short");
    }
  }

  /**
   * When something is due so many days after a moment: S3 adds the days and goes on to the
   * beginning of the next day. Source: Amazon S3 User Guide, "How long objects are kept: lifecycle
   * rules based on an object's age".
   */
  Instant after(Instant moment, int days) {
    long length = value.toMillis();
    long exact = moment.toEpochMilli() + length * days;
    long begun = Math.floorDiv(exact, length);
    return Instant.ofEpochMilli(Math.floorMod(exact, length) == 0 ? exact : (begun + 1) * length);
  }
}
