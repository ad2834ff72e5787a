// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.SecurityGroupRule;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.securitygroups.SecurityGroups.OwnedGroup;
import io.landbridge.translation.ec2.vpcs.Topologies;
import io.landbridge.translation.ec2.vpcs.Topology;
import io.landbridge.translation.ec2.vpcs.Topology.OwnedVpc;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads groups with their rules. Blocks; for virtual threads. */
final class GroupStates {
  /** The name of the fact that holds a rule's description. */
  static final String DESCRIPTION = "description";

  private final Ec2Backend backend;
  private final SecurityGroups groups;
  private final Topologies topologies;

  GroupStates(Ec2Backend backend) {
    this.backend = backend;
    this.groups = new SecurityGroups(backend);
    this.topologies = new Topologies(backend);
  }

  /** The caller's groups. */
  List<GroupState> list(Call call) {
    List<OwnedGroup> owned = groups.list(call);
    Optional<NativeId> defaultVpc =
        owned.stream().allMatch(group -> group.vpc().isPresent())
            ? Optional.empty()
            : topologies.get(call).findDefaultVpc().map(OwnedVpc::id);
    Map<String, NativeId> byName =
        owned.stream()
            .collect(Collectors.toMap(g -> g.group().name(), g -> g.group().id(), (a, _) -> a));
    var facts =
        backend
            .store()
            .resourceFacts()
            .getAll(
                call.caller().accountId(),
                ResourceKind.SECURITY_GROUP_RULE,
                owned.stream().flatMap(GroupStates::factHolders).map(NativeId::value).toList());
    Function<NativeId, Optional<String>> descriptions =
        id -> Optional.ofNullable(facts.getOrDefault(id.value(), Map.of()).get(DESCRIPTION));
    return owned.stream()
        .map(group -> toState(group, group.vpc().or(() -> defaultVpc), byName, descriptions))
        .toList();
  }

  private static Stream<NativeId> factHolders(OwnedGroup group) {
    return Stream.concat(
        Stream.of(group.group().id()),
        Stream.concat(group.group().ingressrule().stream(), group.group().egressrule().stream())
            .map(SecurityGroupRule::ruleid));
  }

  private static GroupState toState(
      OwnedGroup group,
      Optional<NativeId> vpc,
      Map<String, NativeId> byName,
      Function<NativeId, Optional<String>> descriptions) {
    List<GroupState.Rule> rules = new ArrayList<>();
    Optional<NativeId> placeholder = Optional.empty();
    NativeId groupId = group.group().id();
    for (SecurityGroupRule rule : group.group().ingressrule()) {
      rules.add(toRule(GroupRule.of(false, rule, byName), rule.ruleid(), rule, descriptions));
    }
    for (SecurityGroupRule rule : group.group().egressrule()) {
      GroupRule read = GroupRule.of(true, rule, byName);
      if (read.isPlaceholder()) {
        placeholder = Optional.of(rule.ruleid());
      } else {
        boolean allowsAll = read.equals(GroupRule.allowAllEgress());
        rules.add(toRule(read, allowsAll ? groupId : rule.ruleid(), rule, descriptions));
      }
    }
    if (group.group().egressrule().isEmpty()) {
      rules.add(
          new GroupState.Rule(
              GroupRule.allowAllEgress(), groupId, Optional.empty(), descriptions.apply(groupId)));
    }
    return new GroupState(group, vpc, rules, placeholder);
  }

  private static GroupState.Rule toRule(
      GroupRule read,
      NativeId nativeId,
      SecurityGroupRule rule,
      Function<NativeId, Optional<String>> descriptions) {
    return new GroupState.Rule(
        read, nativeId, Optional.of(rule.ruleid()), descriptions.apply(nativeId));
  }

  /**
   * The group that a request names by id, or by name in the default VPC.
   *
   * @throws io.landbridge.aws.AwsException {@code MissingParameter}, {@code InvalidGroup.NotFound},
   *     {@code InvalidGroupId.Malformed}
   */
  GroupState get(Call call, Optional<String> groupId, Optional<String> groupName) {
    if (groupId.isPresent()) {
      NativeId nativeId =
          backend.ids().getNativeId(call, ResourceKind.SECURITY_GROUP, groupId.get());
      return list(call).stream()
          .filter(group -> group.nativeId().equals(nativeId))
          .findFirst()
          .orElseThrow(() -> IdErrors.notFound(ResourceKind.SECURITY_GROUP, groupId.get()));
    }
    String name = groupName.orElseThrow(() -> Ec2Errors.missingParameter("GroupId").toException());
    Topology topology = topologies.get(call);
    return list(call).stream()
        .filter(group -> group.owned().name().equals(name))
        .filter(group -> group.vpc().equals(topology.findDefaultVpc().map(OwnedVpc::id)))
        .findFirst()
        .orElseThrow(() ->
            Ec2Errors.client(
                    "InvalidGroup.NotFound",
                    "The security group '" + name + "' does not exist in default VPC")
                .toException());
  }
}
