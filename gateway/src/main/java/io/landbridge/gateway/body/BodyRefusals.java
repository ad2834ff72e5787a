// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.body;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.S3Errors;
import io.landbridge.translation.s3.store.StoreErrors;
import java.util.Base64;

/**
 * What S3 answers when a body is not announced properly or is not what was announced. Source: S3
 * API Reference, "List of error codes"; messages and members as the service answers them.
 */
final class BodyRefusals {
  private BodyRefusals() {}

  static AwsException missingLength() {
    return new AwsError(
            "MissingContentLength", 411, "You must provide the Content-Length HTTP header.")
        .toException();
  }

  static AwsException transferEncoding() {
    return S3Errors.headerNotImplemented("Transfer-Encoding").toException();
  }

  static AwsException badLength(String header, String value) {
    return argument("The " + header + " header is not a number of bytes.", header, value);
  }

  static AwsException unexpectedFraming() {
    return argument(
        "aws-chunked encoding is not supported when x-amz-content-sha256 UNSIGNED-PAYLOAD is"
            + " supplied.",
        "Content-Encoding",
        "aws-chunked");
  }

  static AwsException trailerWithoutFraming() {
    return S3Errors.invalidRequest(
            "The value specified in the x-amz-trailer header is not supported")
        .toException();
  }

  static AwsException tooLarge(long size, long most) {
    return StoreErrors.entityTooLarge(size, most).toException();
  }

  static AwsException documentTooLarge(int most) {
    return S3Errors.documentTooLong(most).toException();
  }

  static AwsException invalidMd5(String header) {
    return new AwsError("InvalidDigest", 400, "The Content-MD5 you specified was invalid.")
        .with("Content-MD5", header)
        .toException();
  }

  static AwsException wrongMd5(byte[] expected, byte[] calculated) {
    return new AwsError(
            "BadDigest", 400, "The Content-MD5 you specified did not match what we received.")
        .with("ExpectedDigest", Base64.getEncoder().encodeToString(expected))
        .with("CalculatedDigest", Base64.getEncoder().encodeToString(calculated))
        .toException();
  }

  static AwsException wrongSha256(String announced, String calculated) {
    return new AwsError(
            "XAmzContentSHA256Mismatch",
            400,
            "The provided 'x-amz-content-sha256' header does not match what was computed.")
        .with("ClientComputedContentSHA256", announced)
        .with("S3ComputedContentSHA256", calculated)
        .toException();
  }

  private static AwsException argument(String message, String name, String value) {
    return S3Errors.invalidArgument(name, value, message).toException();
  }
}
