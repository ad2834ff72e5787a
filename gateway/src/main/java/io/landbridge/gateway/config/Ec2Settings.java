// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.time.Duration;
import java.util.Map;

/**
 * What an operator decides about the EC2 view of the cloud.
 *
 * @param endpoint the host under which clients reach the EC2 API
 * @param availabilityZones names of availability zones by the native zone's name
 * @param instanceTypes names or UUIDs of service offerings by instance type
 * @param volumeTypes names or UUIDs of disk offerings by volume type
 * @param defaultVpc the name of the native VPC that is an account's default VPC
 * @param terminatedFor how long a terminated instance is still shown
 * @param catalogueKept how old the cloud's zones and offerings may be
 */
public record Ec2Settings(
    @Meaning("The host under which clients reach the EC2 API; DescribeRegions tells it.")
        String endpoint,
    @Meaning(
            "Availability zones by the native zone's name, like `zone1: us-east-1a`; a zone that is"
                + " not named gets the region with the next free letter.")
        Map<String, String> availabilityZones,
    @Meaning(
            "Service offerings (name or UUID) by instance type, like `t3.micro: Small Instance`;"
                + " an offering that is not named has the type of its own name.")
        Map<String, String> instanceTypes,
    @Meaning(
            "Disk offerings (name or UUID) by volume type, like `gp3: SSD`; a type that is not"
                + " named is the offering of its own name.")
        Map<String, String> volumeTypes,
    @Meaning("Name of the native VPC that is an account's default VPC.") String defaultVpc,
    @Meaning("How long a terminated instance is still shown.") Duration terminatedFor,
    @Meaning("How old the list of the cloud's zones and offerings may be.")
        Duration catalogueKept) {

  public Ec2Settings {
    Check.text("endpoint", endpoint);
    availabilityZones = Map.copyOf(availabilityZones);
    instanceTypes = Map.copyOf(instanceTypes);
    volumeTypes = Map.copyOf(volumeTypes);
    Check.text("defaultVpc", defaultVpc);
    Check.duration("terminatedFor", terminatedFor, Duration.ZERO, Duration.ofHours(24));
    Check.duration("catalogueKept", catalogueKept, Duration.ZERO, Duration.ofHours(1));
  }

  static Ec2Settings defaults() {
    return new Ec2Settings(
        "localhost",
        Map.of(),
        Map.of(),
        Map.of(),
        "default",
        Duration.ofMinutes(60),
        Duration.ofMinutes(1));
  }
}
