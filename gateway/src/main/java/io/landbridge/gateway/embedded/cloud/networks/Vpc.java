// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.networks;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.time.Instant;

/** A VPC. */
public record Vpc(
    String id,
    long number,
    String accountId,
    String name,
    String displayText,
    String zoneId,
    String cidr,
    String networkDomain,
    Instant created)
    implements Owned {
  public static final Kind<Vpc> KIND = Kind.owned("vpc", Vpc.class);

  Vpc withNames(String newName, String newText) {
    return new Vpc(id, number, accountId, newName, newText, zoneId, cidr, networkDomain, created);
  }
}
