// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.aws.AwsError;
import io.landbridge.gateway.auth.Dialect;

/** The errors of the HTTP layer itself. Source: EC2 API Reference and S3 API Reference, errors. */
final class ServerErrors {
  private ServerErrors() {}

  static AwsError tooManyRequests() {
    return new AwsError("RequestLimitExceeded", 503, "Request limit exceeded.");
  }

  static AwsError bodyTooLarge() {
    return new AwsError(
        "RequestEntityTooLarge", 413, "The request body is larger than this service accepts.");
  }

  static AwsError bodyTooSlow() {
    return new AwsError(
        "RequestTimeout",
        400,
        "Your socket connection to the server was not read from or written to within the timeout"
            + " period.");
  }

  static AwsError malformed(int status, String reason) {
    return new AwsError("BadRequest", status, reason);
  }

  static AwsError methodNotAllowed(String method) {
    return new AwsError(
        "MethodNotAllowed", 405, "The method " + method + " is not allowed against this resource.");
  }

  /** A service that clients may sign for and that is not behind this port. */
  static AwsError notServed(Dialect dialect) {
    return dialect == Dialect.S3
        ? new AwsError(
            "NotImplemented",
            501,
            "A header you provided implies functionality that is not implemented.")
        : new AwsError(
            "UnsupportedOperation",
            400,
            "The requested service is not supported by this endpoint.");
  }

  static AwsError unavailable() {
    return new AwsError(
        "Unavailable", 503, "The service did not answer in time. Please try again later.");
  }

  static AwsError internal() {
    return new AwsError(
        "InternalError", 500, "An internal error has occurred. Retry your request.");
  }
}
