// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import java.time.Duration;
import java.util.Map;

/**
 * What an operator decides about the EC2 view of the cloud.
 *
 * @param region the region's name, for example {@code us-east-1}
 * @param endpoint the host under which clients reach the EC2 API; DescribeRegions tells it
 * @param availabilityZones names of availability zones by the native zone's name; a zone that is
 *     not named here has its own name where that is the region with a letter, otherwise the region
 *     with the next free letter
 * @param instanceTypes names or UUIDs of service offerings by instance type; an offering that is
 *     not named here has the type of its own name
 * @param volumeTypes names or UUIDs of disk offerings by volume type; a type that is not named here
 *     is the offering of its own name
 * @param defaultVpc the name of the native VPC that is an account's default VPC
 * @param terminatedFor how long a terminated instance is still shown
 */
public record Ec2Options(
    String region,
    String endpoint,
    Map<String, String> availabilityZones,
    Map<String, String> instanceTypes,
    Map<String, String> volumeTypes,
    String defaultVpc,
    Duration terminatedFor) {

  public Ec2Options {
    availabilityZones = Map.copyOf(availabilityZones);
    instanceTypes = Map.copyOf(instanceTypes);
    volumeTypes = Map.copyOf(volumeTypes);
  }

  /** What holds in a region where nothing else is decided. */
  public static Ec2Options ofRegion(String region) {
    return new Ec2Options(
        region, "localhost", Map.of(), Map.of(), Map.of(), "default", Duration.ofMinutes(60));
  }
}
