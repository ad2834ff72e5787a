// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds, changes and removes rules. A request whose rules cannot all be written leaves none of them.
 */
final class RuleChanges {
  private final Ec2Backend backend;
  private final GroupStates states;
  private final NativeRules nativeRules;

  RuleChanges(Ec2Backend backend) {
    this.backend = backend;
    this.states = new GroupStates(backend);
    this.nativeRules = new NativeRules(backend);
  }

  /**
   * What a rule is to become.
   *
   * @param identity the native id that its EC2 id is made from
   * @param wanted the rule that it is to be
   * @param description empty for none
   */
  record Change(NativeId identity, GroupRule wanted, String description) {}

  /**
   * Adds rules.
   *
   * @param all the caller's groups as they were just now, the group among them
   * @param rules with their descriptions
   * @return the rules as they are now, in the order asked for
   * @throws io.landbridge.aws.AwsException {@code InvalidPermission.Duplicate} when one is there
   *     already
   */
  List<GroupState.Rule> add(
      Call call, List<GroupState> all, GroupState group, SequencedMap<GroupRule, String> rules) {
    for (GroupRule rule : rules.keySet()) {
      if (group.find(rule).isPresent()) {
        throw duplicate(rule);
      }
    }
    boolean egress = rules.keySet().stream().anyMatch(GroupRule::egress);
    List<GroupRule> wanted = new ArrayList<>(rules.keySet());
    if (egress && group.allowsEgressByDefault()) {
      // The first egress rule ends the cloud's allowing everything; EC2's rule for it stays.
      wanted.addFirst(GroupRule.allowAllEgress());
    }
    nativeRules.authorizeAll(call, all, group, wanted);
    if (egress) {
      group.placeholder().ifPresent(rule -> nativeRules.revoke(call, true, rule));
    }
    GroupState now = states.reread(call, group);
    List<GroupState.Rule> added = new ArrayList<>();
    rules.forEach((rule, description) ->
        now.find(rule)
            .ifPresent(there -> {
              pinOwnIdentity(call, there);
              describe(call, there.nativeId(), description);
              added.add(
                  new GroupState.Rule(
                      there.rule(),
                      there.nativeId(),
                      there.ruleId(),
                      Optional.of(description).filter(text -> !text.isEmpty())));
            }));
    return added;
  }

  /**
   * The rule that allows all egress has the group's identity unless a changed rule has that; then
   * its own must stay its own when the changed rule goes.
   */
  private void pinOwnIdentity(Call call, GroupState.Rule rule) {
    if (rule.rule().equals(GroupRule.allowAllEgress())
        && rule.ruleId().filter(rule.nativeId()::equals).isPresent()) {
      standFor(call, rule.nativeId(), rule.nativeId());
    }
  }

  private static AwsException duplicate(GroupRule rule) {
    String peer = rule.cidr().orElseGet(() -> rule.peer().map(NativeId::value).orElse(""));
    return Ec2Errors.client(
            "InvalidPermission.Duplicate",
            "the specified rule \"peer: "
                + peer
                + ", "
                + (rule.protocol().equals(GroupRule.ALL)
                    ? "ALL"
                    : rule.protocol().toUpperCase(Locale.ROOT))
                + ", from port: "
                + rule.from()
                + ", to port: "
                + rule.to()
                + ", ALLOW\" already exists")
        .toException();
  }

  /**
   * Makes rules others, under the ids that they have. What is new is there before what is old goes,
   * so that at no moment neither holds; when the end does not come to that, both hold under one id,
   * and asking again, or revoking the id, sets it right.
   *
   * @param all the caller's groups as they were just now, the group among them
   * @param changes of rules of this group, each of another
   * @throws io.landbridge.aws.AwsException {@code InvalidPermission.Duplicate} when a rule would be
   *     like another
   */
  void replace(Call call, List<GroupState> all, GroupState group, List<Change> changes) {
    Set<NativeId> changed = changes.stream().map(Change::identity).collect(Collectors.toSet());
    Set<GroupRule> wanted = new HashSet<>();
    for (Change change : changes) {
      boolean taken =
          group.find(change.wanted()).filter(at -> !changed.contains(at.nativeId())).isPresent();
      if (!wanted.add(change.wanted()) || taken) {
        throw duplicate(change.wanted());
      }
    }
    List<GroupRule> missing =
        changes.stream().map(Change::wanted).filter(rule -> group.find(rule).isEmpty()).toList();
    nativeRules.authorizeAll(call, all, group, missing);
    GroupState now = missing.isEmpty() ? group : states.reread(call, group);
    for (Change change : changes) {
      now.find(change.wanted())
          .filter(rule -> !rule.nativeId().equals(change.identity()))
          .flatMap(GroupState.Rule::ruleId)
          .ifPresent(ruleId -> standFor(call, ruleId, change.identity()));
      describe(call, change.identity(), change.description());
    }
    group.rules().stream()
        .filter(rule -> changed.contains(rule.nativeId()) && !wanted.contains(rule.rule()))
        .forEach(rule ->
            rule.ruleId()
                .ifPresent(ruleId -> {
                  nativeRules.revoke(call, rule.rule().egress(), ruleId);
                  backend.store().resourceFacts().delete(ref(call, ruleId), GroupRules.STANDS_FOR);
                }));
  }

  private void standFor(Call call, NativeId ruleId, NativeId identity) {
    backend.store().resourceFacts().put(ref(call, ruleId), GroupRules.STANDS_FOR, identity.value());
  }

  /**
   * Removes rules; the last egress rule leaves a placeholder behind, so that nothing may leave.
   *
   * @param all the caller's groups as they were just now, the group among them
   */
  void remove(Call call, List<GroupState> all, GroupState group, List<GroupState.Rule> rules) {
    long egressLeft =
        group.rules().stream()
            .filter(rule -> rule.rule().egress() && !rules.contains(rule))
            .count();
    boolean anyEgress = rules.stream().anyMatch(rule -> rule.rule().egress());
    if (anyEgress && egressLeft == 0 && group.placeholder().isEmpty()) {
      nativeRules.authorizeAll(call, all, group, List.of(GroupRule.allowNoEgress()));
    }
    for (GroupState.Rule rule : rules) {
      rule.ruleId().ifPresent(id -> nativeRules.revoke(call, rule.rule().egress(), id));
      forget(call, rule);
    }
  }

  /** Forgets what the store knows of a rule that is gone. */
  void forget(Call call, GroupState.Rule rule) {
    rule.ruleId().ifPresent(id -> backend.store().resourceFacts().deleteAll(ref(call, id)));
    backend.store().resourceFacts().deleteAll(ref(call, rule.nativeId()));
    backend.tags().forget(call, ResourceKind.SECURITY_GROUP_RULE, rule.nativeId());
  }

  /**
   * Sets the description of a rule.
   *
   * @param identity the native id that the rule's EC2 id is made from
   * @param description empty for none
   */
  void describe(Call call, NativeId identity, String description) {
    if (description.isEmpty()) {
      backend.store().resourceFacts().delete(ref(call, identity), GroupRules.DESCRIPTION);
    } else {
      backend.store().resourceFacts().put(ref(call, identity), GroupRules.DESCRIPTION, description);
    }
  }

  private static ResourceRef ref(Call call, NativeId rule) {
    return new ResourceRef(call.caller().accountId(), ResourceKind.SECURITY_GROUP_RULE, rule);
  }
}
