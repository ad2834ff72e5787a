// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.zones;

import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;

/**
 * A zone.
 *
 * @param securityGroups true for one shared network with security groups, false for isolated
 *     networks and VPCs
 * @param dns the name server of guests
 */
public record Zone(String id, long number, String name, boolean securityGroups, String dns)
    implements Entity {
  public static final Kind<Zone> KIND = Kind.of("zone", Zone.class);
}
