// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;

/**
 * What a native error is in S3: the only place that decides it. Source: recordings of createBucket,
 * updateBucket and deleteBucket; S3 API Reference, "Error responses".
 */
final class S3NativeErrors {
  private S3NativeErrors() {}

  static AwsError toError(NativeError error) {
    if (error.text().startsWith("Invalid Bucket Name")) {
      return new AwsError("InvalidBucketName", 400, "The specified bucket is not valid.");
    }
    return switch (error.code()) {
      case NativeError.OVERLOADED, 429 ->
          new AwsError("SlowDown", 503, "Please reduce your request rate.");
      case NativeError.UNREACHABLE, NativeError.TIMED_OUT, 503, 534 ->
          new AwsError(
              "ServiceUnavailable", 503, "Service is unable to handle request. Please try again.");
      case 401, 511, 531, 432 -> new AwsError("AccessDenied", 403, "Access Denied");
      case 532, 535 -> limit();
      case 530 -> byDetail(error);
      default -> internal();
    };
  }

  /** {@code cserrorcode} says which exception a 530 was. */
  private static AwsError byDetail(NativeError error) {
    return switch (error.detailCode().orElse(0)) {
      case 4280, 4370 -> error.command() == NativeCommand.CREATE_BUCKET ? limit() : internal();
      case 4365 -> new AwsError("AccessDenied", 403, "Access Denied");
      default -> internal();
    };
  }

  private static AwsError limit() {
    return new AwsError(
        "TooManyBuckets", 400, "You have attempted to create more buckets than allowed");
  }

  static AwsError internal() {
    return new AwsError(
        "InternalError", 500, "We encountered an internal error. Please try again.");
  }
}
