// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A guest network or VPC tier.
 *
 * @param state {@code Allocated}, {@code Implementing}, {@code Implemented}, {@code Setup}, {@code
 *     Shutdown}, ...
 * @param type {@code Isolated}, {@code Shared} or {@code L2}
 * @param acltype {@code Account} or {@code Domain}
 */
public record Network(
    NativeId id,
    String name,
    Optional<String> displaytext,
    Optional<String> account,
    Optional<NativeId> domainid,
    String state,
    Optional<String> type,
    Optional<String> acltype,
    Optional<String> traffictype,
    Optional<String> gateway,
    Optional<String> netmask,
    Optional<String> cidr,
    Optional<String> networkcidr,
    Optional<String> reservediprange,
    Optional<String> ip6cidr,
    Optional<String> ip6gateway,
    Optional<NativeId> zoneid,
    Optional<String> zonename,
    Optional<NativeId> networkofferingid,
    Optional<String> networkofferingname,
    Optional<NativeId> vpcid,
    Optional<String> vpcname,
    Optional<NativeId> aclid,
    Optional<Boolean> canusefordeploy,
    Optional<Boolean> issystem,
    Optional<Boolean> ispersistent,
    Optional<String> networkdomain,
    Optional<String> dns1,
    Optional<Instant> created,
    List<NetworkService> service,
    List<Tag> tags) {

  public Network {
    service = List.copyOf(service);
    tags = List.copyOf(tags);
  }
}
