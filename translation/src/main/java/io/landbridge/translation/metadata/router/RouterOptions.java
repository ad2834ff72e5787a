// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import java.time.Duration;
import java.util.Optional;

/**
 * How a machine asks its virtual router.
 *
 * @param address the router's address; without it, it is found from DHCP leases
 * @param port the port that routers serve metadata on
 * @param region the region to tell; without it, it follows from the name of the zone
 * @param tokensRequired whether only requests with a session token are answered (IMDSv2)
 * @param timeout how long one answer of the router may take
 * @param keep how long what was read is told again without asking
 */
public record RouterOptions(
    Optional<String> address,
    int port,
    Optional<String> region,
    boolean tokensRequired,
    Duration timeout,
    Duration keep) {
  private static final int HTTP = 80;

  /** The router is found, is given two seconds, and is asked again after five. */
  public static final RouterOptions DEFAULT =
      new RouterOptions(
          Optional.empty(),
          HTTP,
          Optional.empty(),
          false,
          Duration.ofSeconds(2),
          Duration.ofSeconds(5));

  /** A router at this address, and at no other. */
  public RouterOptions withAddress(String known, int knownPort) {
    return new RouterOptions(Optional.of(known), knownPort, region, tokensRequired, timeout, keep);
  }

  /** The region to tell. */
  public RouterOptions withRegion(String known) {
    return new RouterOptions(address, port, Optional.of(known), tokensRequired, timeout, keep);
  }

  /** Whether requests without a session token are refused. */
  public RouterOptions withTokensRequired(boolean required) {
    return new RouterOptions(address, port, region, required, timeout, keep);
  }
}
