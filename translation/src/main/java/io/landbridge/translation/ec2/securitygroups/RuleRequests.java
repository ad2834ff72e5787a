// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.IpPermission;
import io.landbridge.ec2.model.IpRange;
import io.landbridge.ec2.model.RevokedSecurityGroupRule;
import io.landbridge.ec2.model.SecurityGroupRule;
import io.landbridge.ec2.model.TagSpecification;
import io.landbridge.ec2.model.UserIdGroupPair;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.tags.TagsOnCreate;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** What the four actions that authorize and revoke rules have in common. */
final class RuleRequests {
  private final Ec2Backend backend;
  private final GroupStates states;
  private final RuleChanges changes;

  RuleRequests(Ec2Backend backend) {
    this.backend = backend;
    this.states = new GroupStates(backend);
    this.changes = new RuleChanges(backend);
  }

  /**
   * The older form of a rule, spread over the request.
   *
   * @param sourceGroupName a group of the same VPC
   */
  record Flat(
      Optional<String> ipProtocol,
      Optional<Integer> fromPort,
      Optional<Integer> toPort,
      Optional<String> cidrIp,
      Optional<String> sourceGroupName,
      Optional<String> sourceGroupOwnerId) {

    Optional<IpPermission> toPermission() {
      if (cidrIp.isEmpty() && sourceGroupName.isEmpty() && ipProtocol.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          IpPermission.builder()
              // A group as source with nothing else means all traffic.
              .ipProtocol(ipProtocol.orElse(GroupRule.ALL))
              .fromPort(fromPort)
              .toPort(toPort)
              .ipRanges(
                  cidrIp.stream().map(cidr -> IpRange.builder().cidrIp(cidr).build()).toList())
              .userIdGroupPairs(
                  sourceGroupName.stream()
                      .map(name ->
                          UserIdGroupPair.builder()
                              .groupName(name)
                              .userId(sourceGroupOwnerId)
                              .build())
                      .toList())
              .build());
    }
  }

  /** The group and the rules that a request names. */
  record Named(
      Optional<String> groupId,
      Optional<String> groupName,
      List<IpPermission> permissions,
      Flat flat) {
    List<IpPermission> all() {
      List<IpPermission> all = new ArrayList<>(permissions);
      flat.toPermission().ifPresent(all::add);
      return all;
    }
  }

  List<SecurityGroupRule> authorize(
      Call call, boolean egress, Named named, List<TagSpecification> specifications) {
    Map<String, String> tags =
        TagsOnCreate.read(specifications, Set.of(ResourceKind.SECURITY_GROUP_RULE))
            .of(ResourceKind.SECURITY_GROUP_RULE);
    GroupState group = states.get(call, named.groupId(), named.groupName());
    SequencedMap<GroupRule, String> rules = reader(call).read(egress, named.all());
    List<GroupState.Rule> added = changes.add(call, group, rules);
    added.forEach(rule ->
        backend.tags().setOnNew(call, ResourceKind.SECURITY_GROUP_RULE, rule.nativeId(), tags));
    GroupShapes shapes = new GroupShapes(call, backend);
    var view =
        backend
            .tags()
            .view(
                call,
                ResourceKind.SECURITY_GROUP_RULE,
                added.stream().map(GroupState.Rule::nativeId).toList());
    return added.stream().map(rule -> shapes.toShape(group, rule, view)).toList();
  }

  private PermissionReader reader(Call call) {
    List<GroupState> all = states.list(call);
    Map<NativeId, String> ids =
        backend
            .ids()
            .getEc2Ids(
                ResourceKind.SECURITY_GROUP, all.stream().map(GroupState::nativeId).toList());
    return new PermissionReader(call, all.stream().map(GroupState::owned).toList(), ids);
  }

  List<RevokedSecurityGroupRule> revoke(
      Call call, boolean egress, Named named, List<String> ruleIds) {
    GroupState group = states.get(call, named.groupId(), named.groupName());
    List<GroupState.Rule> rules =
        ruleIds.isEmpty()
            ? byPermissions(call, egress, group, named)
            : byIds(call, egress, group, ruleIds);
    changes.remove(call, group, rules);
    String groupId = backend.ids().getEc2Id(ResourceKind.SECURITY_GROUP, group.nativeId());
    return rules.stream().map(rule -> toRevoked(groupId, rule)).toList();
  }

  private List<GroupState.Rule> byIds(
      Call call, boolean egress, GroupState group, List<String> ruleIds) {
    Map<String, NativeId> ids =
        backend.ids().getNativeIds(call, ResourceKind.SECURITY_GROUP_RULE, ruleIds);
    List<GroupState.Rule> rules = new ArrayList<>();
    ids.forEach((ruleId, nativeId) ->
        rules.add(
            group.rules().stream()
                .filter(rule -> rule.rule().egress() == egress)
                .filter(rule -> rule.nativeId().equals(nativeId))
                .findFirst()
                .orElseThrow(() -> IdErrors.notFound(ResourceKind.SECURITY_GROUP_RULE, ruleId))));
    return rules;
  }

  private List<GroupState.Rule> byPermissions(
      Call call, boolean egress, GroupState group, Named named) {
    return reader(call).read(egress, named.all()).keySet().stream()
        .map(rule ->
            group
                .find(rule)
                .orElseThrow(() ->
                    Ec2Errors.client(
                            "InvalidPermission.NotFound",
                            "The specified rule does not exist in this security group.")
                        .toException()))
        .toList();
  }

  private RevokedSecurityGroupRule toRevoked(String groupId, GroupState.Rule rule) {
    GroupRule of = rule.rule();
    return RevokedSecurityGroupRule.builder()
        .securityGroupRuleId(
            backend.ids().getEc2Id(ResourceKind.SECURITY_GROUP_RULE, rule.nativeId()))
        .groupId(groupId)
        .isEgress(of.egress())
        .ipProtocol(of.protocol())
        .fromPort(of.from())
        .toPort(of.to())
        .cidrIpv4(of.cidr().filter(_ -> !of.isIpv6()))
        .cidrIpv6(of.cidr().filter(_ -> of.isIpv6()))
        .referencedGroupId(
            of.peer().map(peer -> backend.ids().getEc2Id(ResourceKind.SECURITY_GROUP, peer)))
        .description(rule.description())
        .build();
  }
}
