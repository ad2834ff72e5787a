// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import io.landbridge.translation.s3.access.policy.PolicyAction;

/**
 * A permission that a request needs.
 *
 * @param action the permission
 * @param target on what
 */
public record RequiredAction(PolicyAction action, Target target) {

  /** On what a permission is needed. */
  public enum Target {
    /** No bucket: the requester's own account. */
    ACCOUNT,
    /** The bucket that the request names. */
    BUCKET,
    /** The object that the request names; each object that DeleteObjects names. */
    OBJECT,
    /** The object that is copied or renamed, in whichever bucket. */
    SOURCE
  }
}
