// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.util.Optional;
import java.util.Set;

/**
 * The regions that a SigV4A signature is good for: names with {@code *} for any characters, parted
 * by commas. Source: IAM User Guide, "AWS Signature Version 4 for API requests", X-Amz-Region-Set.
 */
final class RegionSet {
  private static final int LONGEST = 1024;

  private RegionSet() {}

  /** A region of ours that the set includes. */
  static Optional<String> findMatch(String regionSet, Set<String> regions) {
    if (regionSet.length() > LONGEST) {
      return Optional.empty();
    }
    for (String pattern : regionSet.split(",", -1)) {
      for (String region : regions) {
        if (matches(pattern.strip(), region)) {
          return Optional.of(region);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Takes the parts between the stars in order, each at its first place: linear, no backtracking.
   */
  private static boolean matches(String pattern, String region) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(region);
    }
    if (!region.startsWith(pattern.substring(0, star))) {
      return false;
    }
    int at = star;
    int from = star + 1;
    for (int next = pattern.indexOf('*', from); next >= 0; next = pattern.indexOf('*', from)) {
      String part = pattern.substring(from, next);
      int found = region.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
      from = next + 1;
    }
    String last = pattern.substring(from);
    return region.length() - at >= last.length() && region.endsWith(last);
  }
}
