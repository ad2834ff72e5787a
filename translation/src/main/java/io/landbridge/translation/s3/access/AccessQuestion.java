// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import io.landbridge.translation.s3.access.policy.ConditionContext;
import io.landbridge.translation.s3.access.policy.PolicyAction;
import io.landbridge.translation.s3.requester.Requester;
import java.util.Optional;

/**
 * Whether somebody may do one thing.
 *
 * @param requester who asks
 * @param action what is to be done
 * @param key the object it is done to; empty for the bucket itself
 * @param conditions what the request has for conditions and variables
 */
public record AccessQuestion(
    Requester requester, PolicyAction action, Optional<String> key, ConditionContext conditions) {

  /** The same request asking for another action on the bucket itself. */
  AccessQuestion ofBucket(PolicyAction other) {
    return new AccessQuestion(requester, other, Optional.empty(), conditions);
  }
}
