// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.aws;

/**
 * The twelve decimal digits that name an AWS account; a CloudStack account or project has one each.
 *
 * @param value twelve decimal digits
 */
public record AccountId(String value) {

  public AccountId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("An account id has twelve decimal digits: " + value);
    }
  }

  /** Whether the text has the form of an account id. */
  public static boolean isWellFormed(String text) {
    return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return value;
  }
}
