// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

/** An operation whose request carries an object's content. */
@FunctionalInterface
public non-sealed interface S3Upload<I, O> extends S3Handler<I, O> {

  /**
   * Carries the operation out.
   *
   * @param body not asked for yet: what can be refused without it is refused before
   * @throws io.landbridge.aws.AwsException with the error the client is to be answered
   */
  O handle(S3Call call, I request, RequestBody body);
}
