// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the gateway accepts of a signature.
 *
 * @param regions the regions that a credential scope may name; the first in order of the alphabet
 *     is named to clients that used another. STS and IAM are global as well, so that {@code
 *     us-east-1} is accepted for them whatever this says
 * @param maxSkew how far the time of a request may be from ours, both ways; AWS allows 15 minutes
 */
public record SigV4Options(Set<String> regions, Duration maxSkew) {

  /** What AWS allows. */
  public static final Duration AWS_SKEW = Duration.ofMinutes(15);

  public SigV4Options {
    regions = java.util.Collections.unmodifiableSet(new TreeSet<>(regions));
    if (regions.isEmpty()) {
      throw new IllegalArgumentException("regions must name at least one region");
    }
    if (maxSkew.isNegative() || maxSkew.isZero()) {
      throw new IllegalArgumentException("maxSkew must be positive");
    }
  }

  /** The given regions with AWS's skew. */
  public static SigV4Options forRegions(Set<String> regions) {
    return new SigV4Options(regions, AWS_SKEW);
  }

  boolean accepts(String region, String service) {
    return regions.contains(region)
        || (region.equals("us-east-1") && (service.equals("sts") || service.equals("iam")));
  }

  String expectedRegion() {
    return regions.iterator().next();
  }
}
