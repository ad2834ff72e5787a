// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A virtual private cloud. */
public record Vpc(
    NativeId id,
    String name,
    Optional<String> displaytext,
    Optional<String> account,
    Optional<NativeId> domainid,
    String state,
    Optional<NativeId> zoneid,
    Optional<String> zonename,
    String cidr,
    Optional<NativeId> vpcofferingid,
    Optional<String> vpcofferingname,
    Optional<Instant> created,
    Optional<String> networkdomain,
    List<NetworkService> service,
    List<VpcNetwork> network,
    List<Tag> tags) {

  public Vpc {
    service = List.copyOf(service);
    network = List.copyOf(network);
    tags = List.copyOf(tags);
  }
}
