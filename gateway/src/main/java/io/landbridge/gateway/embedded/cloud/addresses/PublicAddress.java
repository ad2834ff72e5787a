// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.addresses;

import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A public address of a zone; free while it has no owner.
 *
 * @param owner the account that holds it
 * @param state {@code Free}, {@code Reserved} or {@code Allocated}
 * @param networkId the isolated network that it is bound to
 * @param vpcId the VPC that it is bound to
 * @param staticNat the machine behind it
 */
public record PublicAddress(
    String id,
    long number,
    String zoneId,
    String ipAddress,
    Optional<String> owner,
    String state,
    boolean sourceNat,
    Optional<String> networkId,
    Optional<String> vpcId,
    Optional<StaticNat> staticNat,
    Optional<Instant> allocated)
    implements Entity {
  public static final String OWNER = "owner";
  public static final String ZONE = "zone";
  public static final String VM = "vm";
  public static final Kind<PublicAddress> KIND =
      Kind.of("publicaddress", PublicAddress.class)
          .indexed(OWNER, address -> address.owner().stream().toList())
          .indexed(ZONE, address -> List.of(address.zoneId()))
          .indexed(VM, address -> address.staticNat().map(StaticNat::vmId).stream().toList());

  /** One-to-one NAT to an address of a machine. */
  public record StaticNat(String vmId, String vmAddress, String networkId) {}

  PublicAddress withStaticNat(Optional<StaticNat> value) {
    return new PublicAddress(
        id, number, zoneId, ipAddress, owner, state, sourceNat, networkId, vpcId, value, allocated);
  }

  /** The address, nobody's. */
  public PublicAddress free() {
    return new PublicAddress(
        id,
        number,
        zoneId,
        ipAddress,
        Optional.empty(),
        Addresses.FREE,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  PublicAddress reservedFor(String account, Instant when) {
    return new PublicAddress(
        id,
        number,
        zoneId,
        ipAddress,
        Optional.of(account),
        Addresses.RESERVED,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(when));
  }

  /** The address, held by an account and bound to a network or a VPC. */
  public PublicAddress allocatedTo(
      String account,
      boolean forSourceNat,
      Optional<String> network,
      Optional<String> vpc,
      Instant when) {
    return new PublicAddress(
        id,
        number,
        zoneId,
        ipAddress,
        Optional.of(account),
        Addresses.ALLOCATED,
        forSourceNat,
        network,
        vpc,
        Optional.empty(),
        Optional.of(when));
  }
}
