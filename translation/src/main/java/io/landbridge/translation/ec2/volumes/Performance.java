// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.Ec2Errors;
import java.util.Optional;
import java.util.Set;

/**
 * Which volume types take which performance. EC2 API 2016-11-15, CreateVolume, Iops, Throughput.
 */
final class Performance {
  private static final Set<String> WITH_IOPS = Set.of("io1", "io2", "gp3");
  private static final Set<String> WITH_THROUGHPUT = Set.of("gp3");

  private Performance() {}

  /**
   * Refuses what a type does not take.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidParameterCombination}
   */
  static void check(String type, Optional<Integer> iops, Optional<Integer> throughput) {
    refuse("iops", type, iops, WITH_IOPS);
    refuse("throughput", type, throughput, WITH_THROUGHPUT);
  }

  /** Whether volumes of a type have a throughput of their own. */
  static boolean hasThroughput(String type) {
    return WITH_THROUGHPUT.contains(type);
  }

  /** Whether volumes of a type have a number of I/O operations of their own. */
  static boolean hasIops(String type) {
    return WITH_IOPS.contains(type);
  }

  private static void refuse(
      String parameter, String type, Optional<Integer> value, Set<String> taking) {
    if (value.isPresent() && !taking.contains(type)) {
      throw Ec2Errors.invalidParameterCombination(
              "The parameter " + parameter + " is not supported for " + type + " volumes.")
          .toException();
    }
    if (value.isPresent() && value.get() < 1) {
      throw Ec2Errors.invalidParameterValue(
              parameter, Integer.toString(value.get()), "It must be positive.")
          .toException();
    }
  }
}
