// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.cors;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;

/** What S3 answers to rules and to requests of other origins; the words are S3's. */
final class CorsErrors {
  private CorsErrors() {}

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

  static AwsException badRequest(String message) {
    return new AwsError("BadRequest", 400, message).toException();
  }

  static AwsException forbidden(String message, String method, String resourceType) {
    return new AwsError("AccessForbidden", 403, "CORSResponse: " + message)
        .with("Method", method)
        .with("ResourceType", resourceType)
        .toException();
  }
}
