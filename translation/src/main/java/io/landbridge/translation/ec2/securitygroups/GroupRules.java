// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.SecurityGroup;
import io.landbridge.translation.cloudstack.SecurityGroupRule;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of one group as EC2 sees them. A native rule cannot be changed: what EC2 calls a
 * changed rule is another native rule, which stands for the first one and has its EC2 id, its
 * description and its tags.
 *
 * @param rules ingress before egress, each in native order
 * @param placeholder the native rule that stands for no egress at all
 */
record GroupRules(List<GroupState.Rule> rules, Optional<NativeId> placeholder) {
  /** The name of the fact that holds a rule's description, under the rule's identity. */
  static final String DESCRIPTION = "description";

  /** The name of the fact about a native rule that holds the identity that it has taken over. */
  static final String STANDS_FOR = "stands-for";

  /** Reads the rules of groups, each under its group's id. */
  static Map<NativeId, GroupRules> read(
      ResourceFacts store, AccountId account, Collection<SecurityGroup> groups) {
    Set<String> holders =
        groups.stream()
            .flatMap(GroupRules::factHolders)
            .map(NativeId::value)
            .collect(Collectors.toSet());
    Map<String, Map<String, String>> facts =
        new HashMap<>(store.getAll(account, ResourceKind.SECURITY_GROUP_RULE, holders));
    Set<String> gone =
        facts.values().stream()
            .map(of -> of.get(STANDS_FOR))
            .filter(Objects::nonNull)
            .filter(identity -> !holders.contains(identity))
            .collect(Collectors.toSet());
    if (!gone.isEmpty()) {
      facts.putAll(store.getAll(account, ResourceKind.SECURITY_GROUP_RULE, gone));
    }
    Map<String, NativeId> byName =
        groups.stream()
            .collect(Collectors.toMap(SecurityGroup::name, SecurityGroup::id, (a, _) -> a));
    Map<NativeId, GroupRules> read = new LinkedHashMap<>();
    groups.forEach(group -> read.put(group.id(), of(group, byName, facts)));
    return read;
  }

  private static Stream<NativeId> factHolders(SecurityGroup group) {
    return Stream.concat(
        Stream.of(group.id()),
        Stream.concat(group.ingressrule().stream(), group.egressrule().stream())
            .map(SecurityGroupRule::ruleid));
  }

  private static GroupRules of(
      SecurityGroup group, Map<String, NativeId> byName, Map<String, Map<String, String>> facts) {
    Function<NativeId, Optional<NativeId>> standsFor =
        id -> fact(facts, id, STANDS_FOR).map(NativeId::new);
    boolean groupIdTaken =
        group.egressrule().stream()
            .anyMatch(
                rule -> standsFor.apply(rule.ruleid()).filter(group.id()::equals).isPresent());
    List<GroupState.Rule> rules = new ArrayList<>();
    Optional<NativeId> placeholder = Optional.empty();
    for (SecurityGroupRule rule : group.ingressrule()) {
      NativeId identity = standsFor.apply(rule.ruleid()).orElse(rule.ruleid());
      rules.add(
          toRule(GroupRule.of(false, rule, byName), identity, Optional.of(rule.ruleid()), facts));
    }
    for (SecurityGroupRule rule : group.egressrule()) {
      GroupRule read = GroupRule.of(true, rule, byName);
      if (read.isPlaceholder()) {
        placeholder = Optional.of(rule.ruleid());
        continue;
      }
      boolean isDefault = read.equals(GroupRule.allowAllEgress()) && !groupIdTaken;
      NativeId identity =
          standsFor.apply(rule.ruleid()).orElse(isDefault ? group.id() : rule.ruleid());
      rules.add(toRule(read, identity, Optional.of(rule.ruleid()), facts));
    }
    if (group.egressrule().isEmpty()) {
      rules.add(toRule(GroupRule.allowAllEgress(), group.id(), Optional.empty(), facts));
    }
    return new GroupRules(List.copyOf(rules), placeholder);
  }

  private static GroupState.Rule toRule(
      GroupRule rule,
      NativeId identity,
      Optional<NativeId> ruleId,
      Map<String, Map<String, String>> facts) {
    return new GroupState.Rule(rule, identity, ruleId, fact(facts, identity, DESCRIPTION));
  }

  private static Optional<String> fact(
      Map<String, Map<String, String>> facts, NativeId about, String name) {
    return Optional.ofNullable(facts.getOrDefault(about.value(), Map.of()).get(name));
  }
}
