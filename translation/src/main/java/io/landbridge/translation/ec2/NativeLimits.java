// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.aws.AwsError;
import io.landbridge.ec2.Ec2Errors;
import java.util.Locale;

/** CloudStack's limits on types of resource as EC2's. */
final class NativeLimits {

  private NativeLimits() {}

  /**
   * The error for a limit that a request would exceed.
   *
   * @param nativeType CloudStack's name of the type, for example {@code user_vm}
   */
  static AwsError exceeded(String nativeType) {
    return switch (nativeType.toLowerCase(Locale.ROOT)) {
      case "user_vm", "memory", "gpu" ->
          limit(
              "InstanceLimitExceeded",
              "You have requested more instances than your current instance limit allows.");
      case "cpu" ->
          limit(
              "VcpuLimitExceeded",
              "You have requested more vCPU capacity than your current vCPU limit allows.");
      case "volume", "primary_storage" ->
          limit("VolumeLimitExceeded", "The maximum number or size of volumes has been reached.");
      case "snapshot" ->
          limit("SnapshotLimitExceeded", "The maximum number of snapshots has been reached.");
      case "public_ip" ->
          limit("AddressLimitExceeded", "The maximum number of addresses has been reached.");
      case "vpc" -> limit("VpcLimitExceeded", "The maximum number of VPCs has been reached.");
      case "network" ->
          limit("SubnetLimitExceeded", "The maximum number of subnets has been reached.");
      default -> limit("ResourceLimitExceeded", "A limit of your account has been reached.");
    };
  }

  private static AwsError limit(String code, String message) {
    return Ec2Errors.limitExceeded(code, message);
  }
}
