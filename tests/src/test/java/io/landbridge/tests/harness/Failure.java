// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * How a call failed.
 *
 * @param status the HTTP status
 * @param code the AWS error code
 */
public record Failure(int status, String code) {

  /** The failure of a call that must fail with an answer of the service. */
  public static Failure of(Runnable call) {
    try {
      call.run();
    } catch (AwsServiceException e) {
      if (e.requestId() == null || e.requestId().isBlank()) {
        throw new AssertionError("an error names its request", e);
      }
      return new Failure(e.statusCode(), e.awsErrorDetails().errorCode());
    }
    throw new AssertionError("the call succeeded");
  }
}
