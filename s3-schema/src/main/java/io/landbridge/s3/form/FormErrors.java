// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.S3Errors;

/**
 * What S3 answers to forms that it refuses. Source: S3 API Reference, "List of error codes"; the
 * messages are those of the service.
 */
final class FormErrors {
  private FormErrors() {}

  static AwsException notAForm() {
    return S3Errors.postIsNoForm().toException();
  }

  static AwsException malformed() {
    return new AwsError(
            "MalformedPOSTRequest",
            400,
            "The body of your POST request is not well-formed multipart/form-data.")
        .toException();
  }

  static AwsException fieldsTooLong(int most) {
    return new AwsError(
            "MaxPostPreDataLengthExceeded",
            400,
            "Your POST request fields preceeding the upload file was too large.")
        .with("MaxPostPreDataLengthBytes", Integer.toString(most))
        .toException();
  }

  static AwsException noFile() {
    return argument("POST requires exactly one file upload per request.", "file", "0");
  }

  static AwsException missingField(String name) {
    return argument(
        "Bucket POST must contain a field named '"
            + name
            + "'.  If it is specified, please check the order of the fields.",
        name,
        "");
  }

  static AwsException repeatedField(String name) {
    return argument("Bucket POST must contain the field '" + name + "' only once.", name, "");
  }

  static AwsException emptyKey() {
    return argument("User key must have a length greater than 0.", "key", "");
  }

  static AwsException signatureVersion2() {
    return S3Errors.invalidRequest(
            "The authorization mechanism you have provided is not supported. Please use"
                + " AWS4-HMAC-SHA256.")
        .toException();
  }

  static AwsException invalidPolicy(String why) {
    return new AwsError("InvalidPolicyDocument", 400, "Invalid Policy: " + why).toException();
  }

  static AwsException againstPolicy(String why) {
    return new AwsError("AccessDenied", 403, "Invalid according to Policy: " + why).toException();
  }

  private static AwsException argument(String message, String name, String value) {
    return S3Errors.invalidArgument(name, value, message).toException();
  }
}
