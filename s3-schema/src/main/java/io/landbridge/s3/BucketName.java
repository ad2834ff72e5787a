// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of a bucket. A request may name whatever a bucket could ever have been called: names of
 * older rules had capitals, underscores and up to 255 characters. A new bucket gets a name of
 * today's rules only.
 *
 * @param value 3 to 255 letters, digits, dots, hyphens and underscores
 */
public record BucketName(String value) {
  // Source: S3 User Guide, "General purpose bucket naming rules", with the names before March 2018.
  private static final Pattern EVER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");
  private static final Pattern TODAY = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern ADDRESS = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");
  private static final List<String> RESERVED_PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");
  private static final List<String> RESERVED_SUFFIXES =
      List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

  /**
   * Takes a name.
   *
   * @throws AwsException {@code InvalidBucketName} when no bucket can have it
   */
  public BucketName {
    if (!EVER.matcher(value).matches()) {
      throw S3Errors.invalidBucketName(value).toException();
    }
  }

  /** Whether a new bucket may have the name. */
  public boolean isCreatable() {
    return TODAY.matcher(value).matches()
        && !value.contains("..")
        && !ADDRESS.matcher(value).matches()
        && RESERVED_PREFIXES.stream().noneMatch(value::startsWith)
        && RESERVED_SUFFIXES.stream().noneMatch(value::endsWith);
  }

  /**
   * This name, for a new bucket.
   *
   * @throws AwsException {@code InvalidBucketName} when a new bucket may not have it
   */
  public BucketName requireCreatable() {
    if (!isCreatable()) {
      throw S3Errors.invalidBucketName(value).toException();
    }
    return this;
  }

  @Override
  public String toString() {
    return value;
  }
}
