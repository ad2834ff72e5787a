// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.translation.s3.store.ObjectContent;

/** An operation whose answer carries an object's content. */
@FunctionalInterface
public non-sealed interface S3Download<I, O> extends S3Handler<I, O> {

  /**
   * Content with what is said of it.
   *
   * @param partial whether it is a range of the object
   * @param content whoever gets it closes it
   */
  record Download<O>(O output, boolean partial, ObjectContent content) {}

  /**
   * Carries the operation out.
   *
   * @throws io.landbridge.aws.AwsException with the error the client is to be answered
   */
  Download<O> handle(S3Call call, I request);
}
