// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.translation.Call;

/**
 * The meaning of one EC2 action. The class that implements it has the action's name. It runs on a
 * virtual thread and may block; it sees no XML, header or query parameter.
 *
 * @param <I> the request's shape
 * @param <O> the result's shape
 */
@FunctionalInterface
public interface Ec2Operation<I, O> {

  /**
   * Checks what can be checked without the native cloud: ids' form, enums, combinations, counts. It
   * runs before a dry run is answered and before a client token is looked at, and changes nothing.
   *
   * @throws io.landbridge.aws.AwsException with the EC2 error the client is to be answered
   */
  default void validate(Call call, I request) {}

  /**
   * Carries the action out.
   *
   * @throws io.landbridge.aws.AwsException with the EC2 error the client is to be answered; nothing
   *     of the request is then left done
   * @throws io.landbridge.translation.cloudstack.NativeException where the native cloud refuses;
   *     one table turns it into the EC2 error
   */
  O handle(Call call, I request);
}
