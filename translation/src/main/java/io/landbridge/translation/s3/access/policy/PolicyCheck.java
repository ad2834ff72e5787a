// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import io.landbridge.translation.s3.access.policy.PolicyAction.Level;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a statement can stand in a bucket's policy. */
final class PolicyCheck {
  private static final String ARN = "arn:aws:s3:::";

  /** Keys that only some actions have a value for. */
  private static final Map<String, Set<PolicyAction>> ASKED_OF =
      Map.of(
          "s3:prefix", lists(),
          "s3:delimiter", lists(),
          "s3:max-keys", lists(),
          "s3:x-amz-copy-source", EnumSet.of(PolicyAction.PUT_OBJECT),
          "s3:x-amz-metadata-directive", EnumSet.of(PolicyAction.PUT_OBJECT),
          "s3:x-amz-server-side-encryption", EnumSet.of(PolicyAction.PUT_OBJECT),
          "s3:x-amz-server-side-encryption-aws-kms-key-id", EnumSet.of(PolicyAction.PUT_OBJECT),
          "s3:locationconstraint", EnumSet.of(PolicyAction.CREATE_BUCKET));

  private PolicyCheck() {}

  private static Set<PolicyAction> lists() {
    return EnumSet.of(
        PolicyAction.LIST_BUCKET,
        PolicyAction.LIST_BUCKET_VERSIONS,
        PolicyAction.LIST_BUCKET_MULTIPART_UPLOADS);
  }

  static void check(Statement statement, String bucket, Predicate<PolicyPrincipal> exists) {
    if (!statement.principals().named().stream()
        .allMatch(p -> p instanceof PolicyPrincipal.Everyone || exists.test(p))) {
      throw PolicyErrors.invalidPrincipal();
    }
    statement.actions().named().forEach(PolicyCheck::checkAction);
    statement.resources().named().forEach(resource -> checkResource(resource, bucket));
    if (!statement.actions().negated() && !statement.resources().negated()) {
      statement.actions().named().forEach(a -> checkApplies(a, statement, bucket));
    }
    checkConditions(statement);
  }

  private static Set<PolicyAction> expand(TextPattern action) {
    EnumSet<PolicyAction> meant = EnumSet.noneOf(PolicyAction.class);
    for (PolicyAction known : PolicyAction.values()) {
      if (known.level() != Level.ACCOUNT
          && action.matchesIgnoringCase(known.wire(), ConditionContext.empty())) {
        meant.add(known);
      }
    }
    return meant;
  }

  private static void checkAction(TextPattern action) {
    if (expand(action).isEmpty()) {
      throw PolicyErrors.invalidAction();
    }
  }

  private static void checkResource(TextPattern resource, String bucket) {
    if (!namesBucket(resource, bucket) && !namesObjects(resource, bucket)) {
      throw PolicyErrors.invalidResource();
    }
  }

  private static boolean namesBucket(TextPattern resource, String bucket) {
    return resource.canMatch(ARN + bucket);
  }

  private static boolean namesObjects(TextPattern resource, String bucket) {
    return resource.canMatchBeginning(ARN + bucket + "/");
  }

  private static void checkApplies(TextPattern action, Statement statement, String bucket) {
    var resources = statement.resources().named();
    boolean bucketNamed = resources.stream().anyMatch(r -> namesBucket(r, bucket));
    boolean objectsNamed = resources.stream().anyMatch(r -> namesObjects(r, bucket));
    boolean applies =
        expand(action).stream()
            .anyMatch(a -> a.level() == Level.BUCKET ? bucketNamed : objectsNamed);
    if (!applies) {
      throw PolicyErrors.actionWithoutResource();
    }
  }

  private static void checkConditions(Statement statement) {
    Set<PolicyAction> meant = statement.namedActions();
    for (Condition condition : statement.conditions()) {
      Set<PolicyAction> having = ASKED_OF.get(condition.key().name());
      if (having != null && having.stream().noneMatch(meant::contains)) {
        throw PolicyErrors.conditionWithoutAction();
      }
    }
  }
}
