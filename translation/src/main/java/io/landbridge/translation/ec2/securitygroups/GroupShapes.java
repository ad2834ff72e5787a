// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.model.IpPermission;
import io.landbridge.ec2.model.IpRange;
import io.landbridge.ec2.model.Ipv6Range;
import io.landbridge.ec2.model.ReferencedSecurityGroup;
import io.landbridge.ec2.model.SecurityGroup;
import io.landbridge.ec2.model.SecurityGroupRule;
import io.landbridge.ec2.model.UserIdGroupPair;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.tags.TagView;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns groups and their rules into EC2's shapes. */
final class GroupShapes {
  private final Call call;
  private final Ec2Backend backend;

  GroupShapes(Call call, Ec2Backend backend) {
    this.call = call;
    this.backend = backend;
  }

  private String ownerId() {
    return call.caller().accountId().value();
  }

  private String groupId(NativeId group) {
    return backend.ids().getEc2Id(ResourceKind.SECURITY_GROUP, group);
  }

  String arn(String type, String id) {
    return "arn:aws:ec2:" + backend.options().region() + ":" + ownerId() + ":" + type + "/" + id;
  }

  SecurityGroup toShape(GroupState group, TagView tags) {
    String id = groupId(group.nativeId());
    return SecurityGroup.builder()
        .groupId(id)
        .groupName(group.owned().name())
        .description(group.owned().group().description().orElse(""))
        .ownerId(ownerId())
        .securityGroupArn(arn("security-group", id))
        .vpcId(group.vpc().map(vpc -> backend.ids().getEc2Id(ResourceKind.VPC, vpc)))
        .ipPermissions(permissions(group, false))
        .ipPermissionsEgress(permissions(group, true))
        .tags(tags.of(group.nativeId(), group.owned().group().tags()))
        .build();
  }

  private record Range(String protocol, int from, int to) {}

  private List<IpPermission> permissions(GroupState group, boolean egress) {
    Map<Range, List<GroupState.Rule>> byRange = new LinkedHashMap<>();
    for (GroupState.Rule rule : group.rules()) {
      GroupRule of = rule.rule();
      if (of.egress() == egress) {
        byRange
            .computeIfAbsent(new Range(of.protocol(), of.from(), of.to()), _ -> new ArrayList<>())
            .add(rule);
      }
    }
    return byRange.entrySet().stream()
        .map(entry -> toPermission(entry.getKey(), entry.getValue()))
        .toList();
  }

  private IpPermission toPermission(Range range, List<GroupState.Rule> rules) {
    boolean ranged = !range.protocol().equals(GroupRule.ALL);
    IpPermission.Builder permission =
        IpPermission.builder()
            .ipProtocol(range.protocol())
            .fromPort(ranged ? Optional.of(range.from()) : Optional.empty())
            .toPort(ranged ? Optional.of(range.to()) : Optional.empty());
    List<IpRange> v4 = new ArrayList<>();
    List<Ipv6Range> v6 = new ArrayList<>();
    List<UserIdGroupPair> pairs = new ArrayList<>();
    for (GroupState.Rule rule : rules) {
      Optional<String> cidr = rule.rule().cidr();
      if (rule.rule().peer().isPresent()) {
        pairs.add(
            UserIdGroupPair.builder()
                .groupId(groupId(rule.rule().peer().get()))
                .userId(ownerId())
                .description(rule.description())
                .build());
      } else if (rule.rule().isIpv6()) {
        v6.add(Ipv6Range.builder().cidrIpv6(cidr).description(rule.description()).build());
      } else {
        v4.add(IpRange.builder().cidrIp(cidr).description(rule.description()).build());
      }
    }
    return permission.ipRanges(v4).ipv6Ranges(v6).userIdGroupPairs(pairs).build();
  }

  SecurityGroupRule toShape(GroupState group, GroupState.Rule rule, TagView tags) {
    GroupRule of = rule.rule();
    String id = backend.ids().getEc2Id(ResourceKind.SECURITY_GROUP_RULE, rule.nativeId());
    return SecurityGroupRule.builder()
        .securityGroupRuleId(id)
        .securityGroupRuleArn(arn("security-group-rule", id))
        .groupId(groupId(group.nativeId()))
        .groupOwnerId(ownerId())
        .isEgress(of.egress())
        .ipProtocol(of.protocol())
        .fromPort(of.from())
        .toPort(of.to())
        .cidrIpv4(of.cidr().filter(_ -> !of.isIpv6()))
        .cidrIpv6(of.cidr().filter(_ -> of.isIpv6()))
        .referencedGroupInfo(
            of.peer()
                .map(peer ->
                    ReferencedSecurityGroup.builder()
                        .groupId(groupId(peer))
                        .userId(ownerId())
                        .build()))
        .description(rule.description())
        .tags(tags.of(rule.nativeId()))
        .build();
  }
}
