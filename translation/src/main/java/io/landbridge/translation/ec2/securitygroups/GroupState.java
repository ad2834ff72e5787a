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
   * @param nativeId its identity, which its EC2 id is made from: the native rule that it was first;
   *     the group's own id for the rule that allows all egress, which a group has once at most,
   *     whether it is there natively or by default
   * @param ruleId the native rule that it is now, if there is one
   * @param description as the client gave it
   */
  record Rule(
      GroupRule rule, NativeId nativeId, Optional<NativeId> ruleId, Optional<String> description) {}

  Optional<Rule> find(GroupRule rule) {
    return rules.stream().filter(there -> there.rule().equals(rule)).findFirst();
  }

  /** Whether one of its rules is about this group. */
  boolean refersTo(NativeId group) {
    return rules.stream().anyMatch(rule -> rule.rule().peer().filter(group::equals).isPresent());
  }

  /** The rules of an identity: one, or more where a change did not come to its end. */
  List<Rule> of(NativeId identity) {
    return rules.stream().filter(rule -> rule.nativeId().equals(identity)).toList();
  }

  /** Whether the cloud allows all egress because the group has no egress rule. */
  boolean allowsEgressByDefault() {
    return placeholder.isEmpty()
        && rules.stream().filter(r -> r.rule().egress()).allMatch(r -> r.ruleId().isEmpty());
  }
}
