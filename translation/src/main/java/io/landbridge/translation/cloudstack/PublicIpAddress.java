// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A public address. */
public record PublicIpAddress(
    NativeId id,
    String ipaddress,
    Optional<Instant> allocated,
    Optional<String> account,
    Optional<NativeId> domainid,
    Optional<NativeId> zoneid,
    Optional<String> zonename,
    String state,
    Optional<Boolean> issourcenat,
    Optional<Boolean> isstaticnat,
    Optional<Boolean> issystem,
    Optional<Boolean> isportable,
    Optional<Boolean> hasrules,
    Optional<NativeId> associatednetworkid,
    Optional<NativeId> vpcid,
    Optional<NativeId> virtualmachineid,
    Optional<String> vmipaddress,
    List<Tag> tags) {

  public PublicIpAddress {
    tags = List.copyOf(tags);
  }
}
