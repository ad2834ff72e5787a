// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.securitygroups.SecurityGroups.OwnedGroup;
import io.landbridge.translation.ec2.vpcs.Topologies;
import io.landbridge.translation.ec2.vpcs.Topology.OwnedVpc;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads groups with their rules. Blocks; for virtual threads. */
final class GroupStates {
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
    Map<NativeId, GroupRules> rules =
        GroupRules.read(
            backend.store().resourceFacts(),
            call.caller().accountId(),
            owned.stream().map(OwnedGroup::group).toList());
    return owned.stream()
        .map(group ->
            toState(group, group.vpc().or(() -> defaultVpc), getRules(rules, group.group().id())))
        .toList();
  }

  private static GroupRules getRules(Map<NativeId, GroupRules> rules, NativeId group) {
    return Optional.ofNullable(rules.get(group)).orElseThrow();
  }

  private static GroupState toState(OwnedGroup group, Optional<NativeId> vpc, GroupRules rules) {
    return new GroupState(group, vpc, rules.rules(), rules.placeholder());
  }

  /**
   * The group that a request names by id, or by name in the default VPC.
   *
   * @param all the caller's groups, as {@link #list} gave them
   * @throws io.landbridge.aws.AwsException {@code MissingParameter}, {@code InvalidGroup.NotFound},
   *     {@code InvalidGroupId.Malformed}
   */
  GroupState get(
      Call call, List<GroupState> all, Optional<String> groupId, Optional<String> groupName) {
    if (groupId.isPresent()) {
      NativeId nativeId =
          backend.ids().getNativeId(call, ResourceKind.SECURITY_GROUP, groupId.get());
      return all.stream()
          .filter(group -> group.nativeId().equals(nativeId))
          .findFirst()
          .orElseThrow(() -> IdErrors.notFound(ResourceKind.SECURITY_GROUP, groupId.get()));
    }
    String name = groupName.orElseThrow(() -> Ec2Errors.missingParameter("GroupId").toException());
    Optional<NativeId> defaultVpc = topologies.get(call).findDefaultVpc().map(OwnedVpc::id);
    return all.stream()
        .filter(group -> group.owned().name().equals(name))
        .filter(group -> group.vpc().equals(defaultVpc))
        .findFirst()
        .orElseThrow(() ->
            Ec2Errors.client(
                    "InvalidGroup.NotFound",
                    "The security group '" + name + "' does not exist in default VPC")
                .toException());
  }

  /** A group as it is now. */
  GroupState reread(Call call, GroupState group) {
    return list(call).stream()
        .filter(now -> now.nativeId().equals(group.nativeId()))
        .findFirst()
        .orElseThrow(() ->
            Ec2Errors.client("InvalidGroup.NotFound", "The security group is gone.").toException());
  }
}
