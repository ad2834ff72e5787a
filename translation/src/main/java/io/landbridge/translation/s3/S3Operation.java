// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

/** An operation that neither takes nor gives an object's content. */
@FunctionalInterface
public non-sealed interface S3Operation<I, O> extends S3Handler<I, O> {

  /**
   * Carries the operation out.
   *
   * @throws io.landbridge.aws.AwsException with the error the client is to be answered
   * @throws io.landbridge.translation.cloudstack.NativeException where the native cloud refuses
   */
  O handle(S3Call call, I request);
}
