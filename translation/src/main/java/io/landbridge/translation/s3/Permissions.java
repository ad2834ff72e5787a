// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.translation.s3.access.Access;
import io.landbridge.translation.s3.access.AccessDecision;
import io.landbridge.translation.s3.access.AccessQuestion;
import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.policy.ConditionContext;
import io.landbridge.translation.s3.access.policy.PolicyAction;
import io.landbridge.translation.s3.requester.Requester;
import java.util.Optional;

/**
 * What the requester of one request may do in one bucket.
 *
 * @param access what the bucket says of who may do what
 * @param conditions what the request has for the conditions of a policy
 */
public record Permissions(Requester requester, BucketAccess access, ConditionContext conditions) {

  /**
   * Decides about one thing.
   *
   * @param key the object it is done to; empty for the bucket itself
   * @param object the object's own list, where there is such an object and lists count
   */
  public AccessDecision decide(
      PolicyAction action, Optional<String> key, Optional<AccessControlList> object) {
    return Access.decide(question(action, key), access, object);
  }

  /** Decides whether the requester may learn that there is no such object. */
  AccessDecision decideMissing(PolicyAction action, String key) {
    return Access.decideMissing(question(action, Optional.of(key)), access);
  }

  private AccessQuestion question(PolicyAction action, Optional<String> key) {
    return new AccessQuestion(requester, action, key, conditions);
  }
}
