// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;

/**
 * How large the file of a form may be ({@code content-length-range}).
 *
 * @param least the least number of bytes
 * @param most the greatest number of bytes
 */
public record SizeRange(long least, long most) {
  /** Any size. */
  public static final SizeRange ANY = new SizeRange(0, Long.MAX_VALUE);

  /** Both this and the other. */
  public SizeRange and(SizeRange other) {
    return new SizeRange(Math.max(least, other.least), Math.min(most, other.most));
  }

  /**
   * Checks how many bytes have come so far.
   *
   * @throws AwsException {@code EntityTooLarge}
   */
  public void checkSoFar(long size) {
    if (size > most) {
      throw new AwsError(
              "EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size")
          .with("ProposedSize", Long.toString(size))
          .with("MaxSizeAllowed", Long.toString(most))
          .toException();
    }
  }

  /**
   * Checks the size of the whole file.
   *
   * @throws AwsException {@code EntityTooSmall} or {@code EntityTooLarge}
   */
  public void check(long size) {
    checkSoFar(size);
    if (size < least) {
      throw new AwsError(
              "EntityTooSmall",
              400,
              "Your proposed upload is smaller than the minimum allowed size")
          .with("ProposedSize", Long.toString(size))
          .with("MinSizeAllowed", Long.toString(least))
          .toException();
    }
  }
}
