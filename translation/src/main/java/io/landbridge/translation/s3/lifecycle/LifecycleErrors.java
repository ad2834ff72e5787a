// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;

/** What S3 answers to lifecycle rules that it does not take; the words are S3's. */
final class LifecycleErrors {
  private LifecycleErrors() {}

  static AwsException invalidArgument(String message) {
    return new AwsError("InvalidArgument", 400, message).toException();
  }

  static AwsException invalidRequest(String message) {
    return new AwsError("InvalidRequest", 400, message).toException();
  }

  static AwsException malformed() {
    return new AwsError(
            "MalformedXML",
            400,
            "The XML you provided was not well-formed or did not validate against our published"
                + " schema")
        .toException();
  }

  static AwsException notImplemented(String member) {
    return new AwsError(
            "NotImplemented",
            501,
            member + " is not supported: objects stay in the storage they were put in")
        .toException();
  }
}
