// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.networks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** The network offerings of this cloud. Source: recording listNetworkOfferings-user. */
public enum NetworkOffering {
  SHARED_WITH_SECURITY_GROUPS(
      "DefaultSharedNetworkOfferingWithSGService", "Shared", "Optional", false),
  ISOLATED("DefaultIsolatedNetworkOfferingWithSourceNatService", "Isolated", "Required", false),
  VPC_TIER("DefaultIsolatedNetworkOfferingForVpcNetworks", "Isolated", "Optional", true);

  private final String wireName;
  private final String guestType;
  private final String availability;
  private final boolean forVpc;

  NetworkOffering(String wireName, String guestType, String availability, boolean forVpc) {
    this.wireName = wireName;
    this.guestType = guestType;
    this.availability = availability;
    this.forVpc = forVpc;
  }

  /** {@code networkofferingid}. */
  public String id() {
    return UUID.nameUUIDFromBytes(("networkoffering:" + wireName).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  String wireName() {
    return wireName;
  }

  String guestType() {
    return guestType;
  }

  String availability() {
    return availability;
  }

  boolean forVpc() {
    return forVpc;
  }

  boolean isShared() {
    return this == SHARED_WITH_SECURITY_GROUPS;
  }

  static Optional<NetworkOffering> find(String id) {
    return Arrays.stream(values()).filter(offering -> offering.id().equals(id)).findFirst();
  }
}
