// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;

/** What S3 answers to access control lists that it does not take; the words are S3's. */
final class AclErrors {
  private AclErrors() {}

  static AwsException invalidArgument(String message, String name, String value) {
    return new AwsError("InvalidArgument", 400, message)
        .with("ArgumentName", name)
        .with("ArgumentValue", value)
        .toException();
  }

  static AwsException malformed() {
    return new AwsError(
            "MalformedACLError",
            400,
            "The XML you provided was not well-formed or did not validate against our published"
                + " schema")
        .toException();
  }

  static AwsException unresolvableEmail(String address) {
    return new AwsError(
            "UnresolvableGrantByEmailAddress",
            400,
            "The e-mail address you provided does not match any account on record.")
        .with("EmailAddress", address)
        .toException();
  }

  static AwsException cannedAndGrants() {
    return new AwsError(
            "InvalidRequest", 400, "Specifying both Canned ACLs and Header Grants is not allowed")
        .toException();
  }

  static AwsException unexpectedContent() {
    return new AwsError("UnexpectedContent", 400, "This request does not support content")
        .toException();
  }

  static AwsException missingHeader() {
    return new AwsError("MissingSecurityHeader", 400, "Your request was missing a required header")
        .with("MissingHeaderName", "x-amz-acl")
        .toException();
  }

  static AwsException notSupported() {
    return new AwsError("AccessControlListNotSupported", 400, "The bucket does not allow ACLs")
        .toException();
  }

  static AwsException accessDenied(String message) {
    return new AwsError("AccessDenied", 403, message).toException();
  }
}
