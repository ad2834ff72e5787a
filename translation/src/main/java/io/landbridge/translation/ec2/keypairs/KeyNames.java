// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import io.landbridge.ec2.Ec2Errors;

/** What requests that make key pairs have in common. */
final class KeyNames {
  /**
   * EC2 API 2016-11-15, CreateKeyPair, KeyName: up to 255 ASCII characters, no spaces at its ends.
   */
  private static final int LONGEST = 255;

  private KeyNames() {}

  /**
   * Refuses a name that EC2 would not take.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidParameterValue}
   */
  static void check(String name) {
    boolean ascii = name.chars().allMatch(c -> c >= ' ' && c < 127);
    if (name.isEmpty() || !name.strip().equals(name) || name.length() > LONGEST || !ascii) {
      throw Ec2Errors.invalidParameterValue(
              "KeyName", name, "It has 1 to 255 ASCII characters and no spaces at its ends.")
          .toException();
    }
  }
}
