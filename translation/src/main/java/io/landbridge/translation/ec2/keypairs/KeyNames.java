// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.Tag;
import java.util.List;
import java.util.Map;

/** What requests that make key pairs have in common. */
final class KeyNames {
  /** EC2 API 2016-11-15, CreateKeyPair, KeyName: up to 255 ASCII characters. */
  private static final int LONGEST = 255;

  private KeyNames() {}

  /**
   * Refuses a name that EC2 would not take.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidParameterValue}
   */
  static void check(String name) {
    boolean ascii = name.chars().allMatch(c -> c >= ' ' && c < 127);
    if (name.isBlank() || name.length() > LONGEST || !ascii) {
      throw Ec2Errors.invalidParameterValue(
              "KeyName", name, "It has 1 to 255 ASCII characters and is not blank.")
          .toException();
    }
  }

  static List<Tag> toTags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
