// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.securitygroups.SecurityGroups.OwnedGroup;
import java.util.List;
import java.util.Optional;

/**
 * A group with its rules as EC2 sees them: without the placeholder, and with the rule that allows
 * all egress where the group has none of its own.
 *
 * @param vpc the VPC it belongs to
 * @param rules ingress before egress, each in native order
 * @param placeholder the native rule that stands for no egress at all
 */
record GroupState(
    OwnedGroup owned, Optional<NativeId> vpc, List<Rule> rules, Optional<NativeId> placeholder) {

  GroupState {
    rules = List.copyOf(rules);
  }

  NativeId nativeId() {
    return owned.group().id();
  }

  /**
   * One rule.
   *
   * @param nativeId the native rule; the group's own id for the rule that allows all egress, which
   *     a group has once at most, whether it is there natively or by default
   * @param ruleId the native rule, if there is one
   * @param description as the client gave it
   */
  record Rule(
      GroupRule rule, NativeId nativeId, Optional<NativeId> ruleId, Optional<String> description) {}

  Optional<Rule> find(GroupRule rule) {
    return rules.stream().filter(there -> there.rule().equals(rule)).findFirst();
  }

  /** Whether the cloud allows all egress because the group has no egress rule. */
  boolean allowsEgressByDefault() {
    return placeholder.isEmpty()
        && rules.stream().filter(r -> r.rule().egress()).allMatch(r -> r.ruleId().isEmpty());
  }
}
