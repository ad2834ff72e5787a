// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.regions;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Zone;

/**
 * A native zone under its EC2 names.
 *
 * @param zone the native zone
 * @param name the availability zone's name, for example {@code us-east-1a}
 * @param zoneId the availability zone's id, for example {@code use1-az1}
 */
public record NamedZone(Zone zone, String name, String zoneId) {

  /** The native zone's UUID. */
  public NativeId nativeId() {
    return zone.id();
  }

  /** Whether new resources can be made in it. */
  public boolean isAvailable() {
    return zone.allocationstate().filter("Enabled"::equals).isPresent();
  }

  /** Whether its guest networks enforce native security groups. */
  public boolean hasSecurityGroups() {
    return zone.securitygroupsenabled().orElse(false);
  }
}
