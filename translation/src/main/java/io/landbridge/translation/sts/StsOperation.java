// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.sts;

import io.landbridge.translation.Call;

/**
 * The meaning of one STS action. The class that implements it has the action's name. It runs on a
 * virtual thread and may block.
 *
 * @param <I> the request's shape
 * @param <O> the result's shape
 */
@FunctionalInterface
interface StsOperation<I, O> {

  /**
   * Carries the action out.
   *
   * @throws io.landbridge.aws.AwsException with the error the client is to be answered
   */
  O handle(Call call, I request);
}
