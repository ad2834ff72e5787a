// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.SecurityGroup;
import io.landbridge.translation.cloudstack.Success;
import io.landbridge.translation.ec2.Ec2Backend;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes native rules, one by one and awaited: EC2 answers when they are there. */
final class NativeRules {
  private final Ec2Backend backend;
  private final GroupStates states;

  NativeRules(Ec2Backend backend) {
    this.backend = backend;
    this.states = new GroupStates(backend);
  }

  /**
   * Adds rules to a group; none of them stays when one cannot be added.
   *
   * @param all the caller's groups, among which peers are
   */
  void authorizeAll(
      Call call, List<GroupState> all, GroupState group, Collection<GroupRule> wanted) {
    List<NativeRequest> requests =
        wanted.stream().map(rule -> authorize(all, group, rule)).toList();
    List<GroupRule> rules = List.copyOf(wanted);
    List<GroupRule> added = new ArrayList<>();
    try {
      for (int i = 0; i < rules.size(); i++) {
        SecurityGroup _ =
            backend
                .cloud()
                .await(call, backend.cloud().submit(call, requests.get(i)), SecurityGroup.class);
        added.add(rules.get(i));
      }
    } catch (NativeException e) {
      takeBack(call, group, added);
      throw e;
    }
  }

  private static NativeRequest authorize(List<GroupState> all, GroupState group, GroupRule rule) {
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
    SecurityGroup peer = getPeer(all, rule.peer().orElseThrow());
    return request
        .with("usersecuritygrouplist[0].account", peer.account().orElse(""))
        .with("usersecuritygrouplist[0].group", peer.name());
  }

  private static SecurityGroup getPeer(List<GroupState> all, NativeId peer) {
    return all.stream()
        .filter(group -> group.nativeId().equals(peer))
        .map(group -> group.owned().group())
        .findFirst()
        .orElseThrow(() ->
            Ec2Errors.client("InvalidGroup.NotFound", "The security group is gone.").toException());
  }

  private void takeBack(Call call, GroupState group, Collection<GroupRule> added) {
    if (added.isEmpty()) {
      return;
    }
    GroupState now = states.reread(call, group);
    added.forEach(rule ->
        now.find(rule)
            .flatMap(GroupState.Rule::ruleId)
            .ifPresent(id -> revoke(call, rule.egress(), id)));
  }

  void revoke(Call call, boolean egress, NativeId ruleId) {
    NativeRequest request =
        NativeRequest.of(
                egress
                    ? NativeCommand.REVOKE_SECURITY_GROUP_EGRESS
                    : NativeCommand.REVOKE_SECURITY_GROUP_INGRESS)
            .with("id", ruleId);
    Success _ = backend.cloud().await(call, backend.cloud().submit(call, request), Success.class);
  }
}
