// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import io.landbridge.translation.s3.requester.Requester;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One statement of a policy: it applies to a request when each of its four parts does.
 *
 * @param sid the statement's name
 * @param allows whether it permits; otherwise it forbids
 * @param principals who is named, or who is not
 * @param actions which actions are named, or which are not
 * @param resources which buckets and objects are named, or which are not
 * @param conditions what must hold besides, all of it
 */
record Statement(
    Optional<String> sid,
    boolean allows,
    Choice<PolicyPrincipal> principals,
    Choice<TextPattern> actions,
    Choice<TextPattern> resources,
    List<Condition> conditions) {

  Statement {
    conditions = List.copyOf(conditions);
  }

  /**
   * What an element or its contrary ({@code NotAction} and the like) names.
   *
   * @param negated whether it means all that is not named
   * @param named what is named, at least one
   */
  record Choice<T>(boolean negated, List<T> named) {
    Choice {
      named = List.copyOf(named);
    }

    boolean includes(java.util.function.Predicate<T> isMeant) {
      return named.stream().anyMatch(isMeant) != negated;
    }
  }

  boolean applies(Requester requester, PolicyAction action, String arn, ConditionContext context) {
    return actions.includes(pattern -> pattern.matchesIgnoringCase(action.wire(), context))
        && principals.includes(principal -> principal.includes(requester))
        && resourceApplies(arn, context)
        && conditions.stream().allMatch(condition -> condition.isFulfilled(context));
  }

  private boolean resourceApplies(String arn, ConditionContext context) {
    return resources.includes(pattern -> pattern.matches(arn, context));
  }

  /** The actions it names; all that it does not name for a {@code NotAction}. */
  Set<PolicyAction> namedActions() {
    EnumSet<PolicyAction> all = EnumSet.noneOf(PolicyAction.class);
    ConditionContext nothing = ConditionContext.empty();
    for (PolicyAction action : PolicyAction.values()) {
      if (actions.includes(pattern -> pattern.matchesIgnoringCase(action.wire(), nothing))) {
        all.add(action);
      }
    }
    return all;
  }
}
