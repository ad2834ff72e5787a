// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.networks;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A guest network.
 *
 * @param shared whether everybody may use it, in a zone with security groups
 * @param state {@code Allocated}, {@code Implementing}, {@code Implemented}, {@code Shutdown};
 *     {@code Setup} for shared ones
 * @param vpcId the VPC that it is a tier of
 * @param aclId the ACL list of a tier
 * @param vlan its VLAN
 */
public record Network(
    String id,
    long number,
    String accountId,
    String name,
    String displayText,
    String zoneId,
    NetworkOffering offering,
    boolean shared,
    String cidr,
    String gateway,
    Optional<String> vpcId,
    Optional<String> aclId,
    int vlan,
    String networkDomain,
    String state,
    Instant created)
    implements Owned {
  public static final String VPC = "vpc";
  public static final String ZONE = "zone";
  public static final Kind<Network> KIND =
      Kind.owned("network", Network.class)
          .indexed(VPC, network -> network.vpcId().stream().toList())
          .indexed(ZONE, network -> List.of(network.zoneId()));

  /** The network in another state. */
  public Network withState(String value) {
    return new Network(
        id,
        number,
        accountId,
        name,
        displayText,
        zoneId,
        offering,
        shared,
        cidr,
        gateway,
        vpcId,
        aclId,
        vlan,
        networkDomain,
        value,
        created);
  }

  Network withNames(String newName, String newText) {
    return new Network(
        id,
        number,
        accountId,
        newName,
        newText,
        zoneId,
        offering,
        shared,
        cidr,
        gateway,
        vpcId,
        aclId,
        vlan,
        networkDomain,
        state,
        created);
  }

  /** Whether an account may use it. */
  public boolean isUsableBy(String account) {
    return shared || accountId.equals(account);
  }

  /** {@code type}. */
  public String type() {
    return shared ? "Shared" : "Isolated";
  }
}
