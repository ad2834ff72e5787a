// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import io.landbridge.aws.AwsError;
import io.landbridge.translation.s3.access.policy.PolicyAction;

/** Whether a request may be done. */
public sealed interface AccessDecision {

  /** Whether it may. */
  default boolean isAllowed() {
    return this instanceof Allowed;
  }

  /**
   * Refuses what may not be done.
   *
   * @throws io.landbridge.aws.AwsException AccessDenied
   */
  default void require() {
    if (this instanceof Denied denied) {
      throw new AwsError("AccessDenied", 403, denied.message()).toException();
    }
  }

  /** It may be done. */
  record Allowed() implements AccessDecision {}

  /**
   * It may not.
   *
   * @param action what was asked for
   * @param reason why not
   * @param message what the client is told; no more than it may know
   */
  record Denied(PolicyAction action, Reason reason, String message) implements AccessDecision {}

  /** Why something may not be done. */
  enum Reason {
    /** A statement of the bucket's policy forbids it. */
    EXPLICIT_DENY,
    /** The policy is public, and the bucket is kept to its owner's account. */
    PUBLIC_BUCKET_RESTRICTED,
    /** Nothing permits it. */
    NOT_GRANTED
  }
}
