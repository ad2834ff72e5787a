// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.GroupIdentifier;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.SecurityGroup;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.vpcs.Topology.OwnedVpc;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** The caller's security groups. Blocks; for virtual threads. */
public final class SecurityGroups {
  private static final String DEFAULT_GROUP = "default";

  private final Ec2Backend backend;

  /** Security groups over the parts of a gateway. */
  public SecurityGroups(Ec2Backend backend) {
    this.backend = backend;
  }

  /**
   * A native group with what EC2 knows of it.
   *
   * @param group the native group
   * @param name its name as EC2 shows it
   * @param vpc the VPC it belongs to; empty for a group made natively, which is of the default VPC
   */
  public record OwnedGroup(SecurityGroup group, String name, Optional<NativeId> vpc) {}

  /** All groups of the caller. */
  public List<OwnedGroup> list(Call call) {
    List<SecurityGroup> groups =
        backend
            .cloud()
            .list(call, NativeRequest.of(NativeCommand.LIST_SECURITY_GROUPS), SecurityGroup.class);
    var facts =
        backend
            .store()
            .resourceFacts()
            .getAll(
                call.caller().accountId(),
                ResourceKind.SECURITY_GROUP,
                groups.stream().map(group -> group.id().value()).toList());
    return groups.stream()
        .map(group -> toOwned(group, facts.getOrDefault(group.id().value(), Map.of())))
        .toList();
  }

  private static OwnedGroup toOwned(SecurityGroup group, Map<String, String> facts) {
    return new OwnedGroup(
        group,
        facts.getOrDefault(GroupFacts.GROUP_NAME, group.name()),
        Optional.ofNullable(facts.get(GroupFacts.VPC)).map(NativeId::new));
  }

  /**
   * The groups that a request names for something in a VPC: those of the ids and names, or the
   * VPC's default group where none is named.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidGroup.NotFound}, {@code
   *     InvalidGroupId.Malformed}
   */
  public List<OwnedGroup> resolve(
      Call call, OwnedVpc vpc, Collection<String> groupIds, Collection<String> groupNames) {
    List<OwnedGroup> all = list(call);
    SequencedSet<OwnedGroup> found = new LinkedHashSet<>();
    Map<String, NativeId> ids =
        backend.ids().getNativeIds(call, ResourceKind.SECURITY_GROUP, groupIds);
    ids.forEach((groupId, nativeId) ->
        found.add(
            all.stream()
                .filter(group -> group.group().id().equals(nativeId))
                .findFirst()
                .orElseThrow(() -> IdErrors.notFound(ResourceKind.SECURITY_GROUP, groupId))));
    groupNames.forEach(name -> found.add(getByName(all, vpc, name)));
    if (found.isEmpty()) {
      found.add(getByName(all, vpc, DEFAULT_GROUP));
    }
    return List.copyOf(found);
  }

  private static OwnedGroup getByName(List<OwnedGroup> all, OwnedVpc vpc, String name) {
    return all.stream()
        .filter(group -> group.name().equals(name))
        .filter(group -> group.vpc().map(vpc.id()::equals).orElse(vpc.isDefault()))
        .findFirst()
        .or(() ->
            // The native default group serves every VPC that has no default group of its own.
            all.stream()
                .filter(group -> name.equals(DEFAULT_GROUP) && group.name().equals(name))
                .findFirst())
        .orElseThrow(() ->
            Ec2Errors.client(
                    "InvalidGroup.NotFound",
                    "The security group '" + name + "' does not exist in VPC.")
                .toException());
  }

  /**
   * Groups as other resources name them, by native id. The native list is asked only for groups
   * whose name is not known; groups that are gone are left out.
   *
   * @param nativeNames native names that are known already
   * @param unnamed further groups
   */
  public Map<NativeId, GroupIdentifier> identifiers(
      Call call, Map<NativeId, String> nativeNames, Collection<NativeId> unnamed) {
    Map<NativeId, String> names = new HashMap<>(nativeNames);
    if (!names.keySet().containsAll(unnamed)) {
      list(call).forEach(group -> names.put(group.group().id(), group.group().name()));
    }
    if (names.isEmpty()) {
      return Map.of();
    }
    var facts =
        backend
            .store()
            .resourceFacts()
            .getAll(
                call.caller().accountId(),
                ResourceKind.SECURITY_GROUP,
                names.keySet().stream().map(NativeId::value).toList());
    Map<NativeId, String> ids =
        backend.ids().getEc2Ids(ResourceKind.SECURITY_GROUP, names.keySet());
    Map<NativeId, GroupIdentifier> identifiers = new HashMap<>();
    names.forEach((id, nativeName) ->
        identifiers.put(
            id,
            GroupIdentifier.builder()
                .groupId(ids.getOrDefault(id, ""))
                .groupName(
                    facts
                        .getOrDefault(id.value(), Map.of())
                        .getOrDefault(GroupFacts.GROUP_NAME, nativeName))
                .build()));
    return identifiers;
  }
}
