// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.buckets;

import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What buckets may be called. Source: recordings createBucket-bad-name, createBucket-short-name;
 * the other texts are those of the AWS SDK for Java 1, whose rules the management server applies.
 */
final class BucketNames {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 63;
  private static final Pattern ADDRESS = Pattern.compile("(\\d+\\.){3}\\d+");

  private BucketNames() {}

  /**
   * Refuses a name that no bucket can have.
   *
   * @throws ApiException 431
   */
  static void check(String name) {
    Optional<String> problem =
        name.length() < SHORTEST || name.length() > LONGEST
            ? Optional.of("should be between 3 and 63 characters long")
            : ADDRESS.matcher(name).matches()
                ? Optional.of("must not be formatted as an IP Address")
                : problemInside(name);
    if (problem.isPresent()) {
      throw Errors.invalid("Invalid Bucket Name: Bucket name " + problem.get());
    }
  }

  private static Optional<String> problemInside(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      Optional<String> problem =
          switch (c) {
            case ' ', '\t', '\r', '\n' -> Optional.of("should not contain white space");
            case '.', '-' -> separator(name, i);
            default -> letter(c);
          };
      if (problem.isPresent()) {
        return problem;
      }
    }
    char last = name.charAt(name.length() - 1);
    return last == '.' || last == '-'
        ? Optional.of("should not end with '-' or '.'")
        : Optional.empty();
  }

  private static Optional<String> letter(char c) {
    if (c >= 'A' && c <= 'Z') {
      return Optional.of("should not contain uppercase characters");
    }
    boolean allowed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    return allowed ? Optional.empty() : Optional.of("should not contain '" + c + "'");
  }

  /** A period or a dash, by what is before it; two dashes are fine. */
  private static Optional<String> separator(String name, int index) {
    boolean period = name.charAt(index) == '.';
    if (index == 0) {
      return Optional.of("should not begin with " + (period ? "a period" : "a '-'"));
    }
    char before = name.charAt(index - 1);
    if (period && before == '.') {
      return Optional.of("should not contain two adjacent periods");
    }
    boolean mixed = period ? before == '-' : before == '.';
    return mixed ? Optional.of("should not contain dashes next to periods") : Optional.empty();
  }
}
