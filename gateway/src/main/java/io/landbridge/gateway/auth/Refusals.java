// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.aws.AwsError;

/** Each refusal in the words, codes and HTTP statuses of each protocol: a table for each. */
public final class Refusals {
  private Refusals() {}

  /**
   * The error that the client is answered.
   *
   * @param dialect the protocol that the client speaks; where the claim names no service, the one
   *     that the request looks like
   */
  public static AwsError toError(Dialect dialect, Refusal refusal) {
    return switch (dialect) {
      case EC2 -> Ec2Refusals.toError(refusal);
      case AWS_QUERY -> QueryRefusals.toError(refusal);
      case S3 -> S3Refusals.toError(refusal);
    };
  }
}
