// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.RevokedSecurityGroupRule;
import io.landbridge.ec2.model.SecurityGroupRule;
import io.landbridge.ec2.model.SecurityGroupRuleDescription;
import io.landbridge.ec2.model.TagSpecification;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.tags.TagsOnCreate;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** What the actions that authorize, revoke, describe and change rules have in common. */
final class RuleRequests {
  private final Ec2Backend backend;
  private final GroupStates states;
  private final RuleChanges changes;

  RuleRequests(Ec2Backend backend) {
    this.backend = backend;
    this.states = new GroupStates(backend);
    this.changes = new RuleChanges(backend);
  }

  /** The caller's groups as one request sees them, and the one that it is about. */
  record Scene(List<GroupState> all, GroupState group) {}

  Scene read(Call call, NamedRules named) {
    List<GroupState> all = states.list(call);
    return new Scene(all, states.get(call, all, named.groupId(), named.groupName()));
  }

  /** Reads the permissions of a request about one of the groups. */
  PermissionReader reader(Call call, Scene scene) {
    Map<NativeId, String> ids =
        backend
            .ids()
            .getEc2Ids(
                ResourceKind.SECURITY_GROUP,
                scene.all().stream().map(GroupState::nativeId).toList());
    return new PermissionReader(call, scene.all(), scene.group(), ids);
  }

  List<SecurityGroupRule> authorize(
      Call call, boolean egress, NamedRules named, List<TagSpecification> specifications) {
    Map<String, String> tags =
        TagsOnCreate.read(specifications, Set.of(ResourceKind.SECURITY_GROUP_RULE))
            .of(ResourceKind.SECURITY_GROUP_RULE);
    Scene scene = read(call, named);
    SequencedMap<GroupRule, String> rules = reader(call, scene).read(egress, named.permissions());
    List<GroupState.Rule> added = changes.add(call, scene.all(), scene.group(), rules);
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
    return added.stream().map(rule -> shapes.toShape(scene.group(), rule, view)).toList();
  }

  List<RevokedSecurityGroupRule> revoke(
      Call call, boolean egress, NamedRules named, List<String> ruleIds) {
    Ids.requireWellFormed(ResourceKind.SECURITY_GROUP_RULE, ruleIds);
    Scene scene = read(call, named);
    List<GroupState.Rule> rules =
        ruleIds.isEmpty()
            ? List.copyOf(byPermissions(call, egress, scene, named).keySet())
            : byIds(call, egress, scene.group(), ruleIds).values().stream()
                .flatMap(Collection::stream)
                .toList();
    changes.remove(call, scene.all(), scene.group(), rules);
    String groupId = backend.ids().getEc2Id(ResourceKind.SECURITY_GROUP, scene.group().nativeId());
    return rules.stream().map(rule -> toRevoked(groupId, rule)).toList();
  }

  /**
   * Checks that a request names the rules to describe in one of the two ways.
   *
   * @throws io.landbridge.aws.AwsException {@code MissingParameter}, {@code
   *     InvalidParameterCombination}, {@code InvalidParameterValue}, {@code
   *     InvalidSecurityGroupRuleId.Malformed}
   */
  static void checkDescribe(NamedRules request, List<SecurityGroupRuleDescription> byId) {
    boolean named = !request.permissions().isEmpty();
    if (named && !byId.isEmpty()) {
      throw Ec2Errors.invalidParameterCombination(
              "The parameters IpPermissions and SecurityGroupRuleDescriptions may not both be"
                  + " specified")
          .toException();
    }
    if (!named && byId.isEmpty()) {
      throw Ec2Errors.missingParameter("IpPermissions").toException();
    }
    byId.forEach(rule -> GroupText.checkRuleDescription(rule.description().orElse("")));
    Ids.requireWellFormed(
        ResourceKind.SECURITY_GROUP_RULE, byId.stream().map(RuleRequests::ruleId).toList());
  }

  private static String ruleId(SecurityGroupRuleDescription rule) {
    return rule.securityGroupRuleId()
        .orElseThrow(() -> Ec2Errors.missingParameter("SecurityGroupRuleId").toException());
  }

  void describe(
      Call call, boolean egress, NamedRules named, List<SecurityGroupRuleDescription> byId) {
    Scene scene = read(call, named);
    Map<NativeId, String> descriptions = new LinkedHashMap<>();
    if (byId.isEmpty()) {
      byPermissions(call, egress, scene, named)
          .forEach((rule, text) -> descriptions.put(rule.nativeId(), text));
    } else {
      var rules =
          byIds(call, egress, scene.group(), byId.stream().map(RuleRequests::ruleId).toList());
      for (SecurityGroupRuleDescription rule : byId) {
        rules
            .getOrDefault(ruleId(rule), List.of())
            .forEach(there -> descriptions.put(there.nativeId(), rule.description().orElse("")));
      }
    }
    descriptions.forEach((rule, text) -> changes.describe(call, rule, text));
  }

  /**
   * The rules of ids in a group; an id has more than one only where a change did not come to its
   * end.
   */
  private SequencedMap<String, List<GroupState.Rule>> byIds(
      Call call, boolean egress, GroupState group, List<String> ruleIds) {
    Map<String, NativeId> ids =
        backend.ids().getNativeIds(call, ResourceKind.SECURITY_GROUP_RULE, ruleIds);
    SequencedMap<String, List<GroupState.Rule>> rules = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    ids.forEach((ruleId, identity) -> {
      List<GroupState.Rule> found =
          group.of(identity).stream().filter(rule -> rule.rule().egress() == egress).toList();
      if (found.isEmpty()) {
        missing.add(ruleId);
      }
      rules.put(ruleId, found);
    });
    if (!missing.isEmpty()) {
      throw IdErrors.notFound(ResourceKind.SECURITY_GROUP_RULE, missing);
    }
    return rules;
  }

  private SequencedMap<GroupState.Rule, String> byPermissions(
      Call call, boolean egress, Scene scene, NamedRules named) {
    SequencedMap<GroupState.Rule, String> rules = new LinkedHashMap<>();
    reader(call, scene)
        .read(egress, named.permissions())
        .forEach((rule, text) ->
            rules.put(
                scene
                    .group()
                    .find(rule)
                    .orElseThrow(() ->
                        Ec2Errors.client(
                                "InvalidPermission.NotFound",
                                "The specified rule does not exist in this security group.")
                            .toException()),
                text));
    return rules;
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
