// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.Ec2Errors;

/**
 * What EC2 allows as text about groups and rules. EC2 API 2016-11-15, CreateSecurityGroup, and
 * IpRange, Description.
 */
final class GroupText {
  private static final int LONGEST = 255;
  private static final String MARKS = ". _-:/()#,@[]+=&;{}!$*";

  private GroupText() {}

  /**
   * Checks a name or a description of a group.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidParameterValue}
   */
  static void check(String member, String text) {
    if (text.isBlank() || !isAllowed(text)) {
      throw Ec2Errors.invalidParameterValue(
              "Value ("
                  + text
                  + ") for parameter "
                  + member
                  + " is invalid. It has 1 to 255 characters out of a-zA-Z0-9"
                  + MARKS)
          .toException();
    }
  }

  /**
   * Checks the description of a rule, which may be empty.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidParameterValue}
   */
  static void checkRuleDescription(String text) {
    if (!isAllowed(text)) {
      throw Ec2Errors.invalidParameterValue(
              "Invalid rule description. Valid descriptions are strings less than 256 characters"
                  + " from the following set:  a-zA-Z0-9"
                  + MARKS)
          .toException();
    }
  }

  private static boolean isAllowed(String text) {
    return text.length() <= LONGEST
        && text.chars()
            .allMatch(c -> (Character.isLetterOrDigit(c) && c < 128) || MARKS.indexOf(c) >= 0);
  }
}
