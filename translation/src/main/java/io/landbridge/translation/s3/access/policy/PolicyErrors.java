// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;

/** What S3 answers to a policy document that it does not take; the words are S3's. */
final class PolicyErrors {
  private PolicyErrors() {}

  static AwsException malformed(String message) {
    return new AwsError("MalformedPolicy", 400, message).toException();
  }

  static AwsException firstByte() {
    return malformed("Policies must be valid JSON and the first byte must be '{'");
  }

  static AwsException invalidJson() {
    return malformed("This policy contains invalid Json");
  }

  static AwsException missing(String field) {
    return malformed("Missing required field " + field);
  }

  static AwsException unknownField(String field) {
    return malformed("Unknown field " + field);
  }

  static AwsException invalidPrincipal() {
    return malformed("Invalid principal in policy");
  }

  static AwsException invalidAction() {
    return malformed("Policy has invalid action");
  }

  static AwsException invalidResource() {
    return malformed("Policy has invalid resource");
  }

  static AwsException actionWithoutResource() {
    return malformed("Action does not apply to any resource(s) in statement");
  }

  static AwsException invalidConditionKey() {
    return malformed("Policy has an invalid condition key");
  }

  static AwsException conditionWithoutAction() {
    return malformed(
        "Conditions do not apply to combination of actions and resources in statement");
  }

  static AwsException invalidConditionType(String operator) {
    return malformed("Invalid Condition type : " + operator);
  }

  static AwsException invalidConditionValue(String value) {
    return malformed("Invalid Condition value : " + value);
  }
}
