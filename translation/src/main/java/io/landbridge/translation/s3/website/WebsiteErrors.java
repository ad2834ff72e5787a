// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.website;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;

/** What S3 answers to website configurations that it does not take; the words are S3's. */
final class WebsiteErrors {
  private WebsiteErrors() {}

  static AwsException invalidRequest(String message) {
    return new AwsError("InvalidRequest", 400, message).toException();
  }

  static AwsException invalidArgument(String message, String name, String value) {
    return new AwsError("InvalidArgument", 400, message)
        .with("ArgumentName", name)
        .with("ArgumentValue", value)
        .toException();
  }

  static AwsException malformed() {
    return new AwsError(
            "MalformedXML",
            400,
            "The XML you provided was not well-formed or did not validate against our published"
                + " schema")
        .toException();
  }
}
