// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.SecurityGroup;
import io.landbridge.translation.cloudstack.Success;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Adds and removes rules natively, one by one and awaited: EC2 answers when the rules are there. A
 * request whose rules cannot all be added leaves none of them.
 */
final class RuleChanges {
  private final Ec2Backend backend;
  private final GroupStates states;

  RuleChanges(Ec2Backend backend) {
    this.backend = backend;
    this.states = new GroupStates(backend);
  }

  /** The group as it is now. */
  private GroupState reread(Call call, GroupState group) {
    return states.list(call).stream()
        .filter(now -> now.nativeId().equals(group.nativeId()))
        .findFirst()
        .orElseThrow(() ->
            Ec2Errors.client("InvalidGroup.NotFound", "The security group is gone.").toException());
  }

  /**
   * Adds rules.
   *
   * @param rules with their descriptions
   * @return the rules as they are now, in the order asked for
   * @throws io.landbridge.aws.AwsException {@code InvalidPermission.Duplicate} when one is there
   *     already
   */
  List<GroupState.Rule> add(Call call, GroupState group, SequencedMap<GroupRule, String> rules) {
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
    addAll(call, group, wanted);
    if (egress) {
      group.placeholder().ifPresent(rule -> revoke(call, true, rule));
    }
    GroupState now = reread(call, group);
    List<GroupState.Rule> added = new ArrayList<>();
    rules.forEach((rule, description) ->
        now.find(rule)
            .ifPresent(there -> {
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

  private void addAll(Call call, GroupState group, List<GroupRule> wanted) {
    Map<NativeId, SecurityGroup> byId = new HashMap<>();
    states.list(call).forEach(g -> byId.put(g.nativeId(), g.owned().group()));
    List<GroupRule> added = new ArrayList<>();
    try {
      for (GroupRule rule : wanted) {
        SecurityGroup _ =
            backend
                .cloud()
                .await(
                    call,
                    backend.cloud().submit(call, authorize(group, rule, byId)),
                    SecurityGroup.class);
        added.add(rule);
      }
    } catch (NativeException e) {
      takeBack(call, group, added);
      throw e;
    }
  }

  private NativeRequest authorize(
      GroupState group, GroupRule rule, Map<NativeId, SecurityGroup> byId) {
    NativeRequest request =
        NativeRequest.of(
                rule.egress()
                    ? NativeCommand.AUTHORIZE_SECURITY_GROUP_EGRESS
                    : NativeCommand.AUTHORIZE_SECURITY_GROUP_INGRESS)
            .with("securitygroupid", group.nativeId())
            .with("protocol", rule.nativeProtocol());
    if (rule.hasPorts()) {
      request = request.with("startport", rule.from()).with("endport", rule.to());
    } else if (rule.protocol().equals("icmp")) {
      request = request.with("icmptype", rule.from()).with("icmpcode", rule.to());
    }
    if (rule.cidr().isPresent()) {
      return request.with("cidrlist", rule.cidr().get());
    }
    SecurityGroup peer = byId.get(rule.peer().orElseThrow());
    if (peer == null) {
      throw Ec2Errors.client("InvalidGroup.NotFound", "The security group is gone.").toException();
    }
    return request
        .with("usersecuritygrouplist[0].account", peer.account().orElse(""))
        .with("usersecuritygrouplist[0].group", peer.name());
  }

  private void takeBack(Call call, GroupState group, Collection<GroupRule> added) {
    if (added.isEmpty()) {
      return;
    }
    GroupState now = reread(call, group);
    added.forEach(rule ->
        now.find(rule)
            .flatMap(GroupState.Rule::ruleId)
            .ifPresent(id -> revoke(call, rule.egress(), id)));
  }

  /** Removes rules; the last egress rule leaves a placeholder behind, so that nothing may leave. */
  void remove(Call call, GroupState group, List<GroupState.Rule> rules) {
    long egressLeft =
        group.rules().stream()
            .filter(rule -> rule.rule().egress() && !rules.contains(rule))
            .count();
    boolean anyEgress = rules.stream().anyMatch(rule -> rule.rule().egress());
    if (anyEgress && egressLeft == 0 && group.placeholder().isEmpty()) {
      addAll(
          call,
          group,
          List.of(
              new GroupRule(
                  true, GroupRule.ALL, -1, -1, Optional.of(GroupRule.NOBODY), Optional.empty())));
    }
    for (GroupState.Rule rule : rules) {
      rule.ruleId().ifPresent(id -> revoke(call, rule.rule().egress(), id));
      backend.store().resourceFacts().deleteAll(ref(call, rule.nativeId()));
      backend.tags().forget(call, ResourceKind.SECURITY_GROUP_RULE, rule.nativeId());
    }
  }

  private void revoke(Call call, boolean egress, NativeId ruleId) {
    NativeRequest request =
        NativeRequest.of(
                egress
                    ? NativeCommand.REVOKE_SECURITY_GROUP_EGRESS
                    : NativeCommand.REVOKE_SECURITY_GROUP_INGRESS)
            .with("id", ruleId);
    Success _ = backend.cloud().await(call, backend.cloud().submit(call, request), Success.class);
  }

  void describe(Call call, NativeId rule, String description) {
    if (description.isEmpty()) {
      backend.store().resourceFacts().delete(ref(call, rule), GroupStates.DESCRIPTION);
    } else {
      backend.store().resourceFacts().put(ref(call, rule), GroupStates.DESCRIPTION, description);
    }
  }

  private static ResourceRef ref(Call call, NativeId rule) {
    return new ResourceRef(call.caller().accountId(), ResourceKind.SECURITY_GROUP_RULE, rule);
  }
}
