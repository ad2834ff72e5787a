// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.model.AuthorizeSecurityGroupEgressRequest;
import io.landbridge.ec2.model.AuthorizeSecurityGroupIngressRequest;
import io.landbridge.ec2.model.IpPermission;
import io.landbridge.ec2.model.IpRange;
import io.landbridge.ec2.model.RevokeSecurityGroupEgressRequest;
import io.landbridge.ec2.model.RevokeSecurityGroupIngressRequest;
import io.landbridge.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import io.landbridge.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import io.landbridge.ec2.model.UserIdGroupPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The group and the rules that a request names. The requests about rules have the same members, and
 * no shape in common; here they become one.
 *
 * @param permissions the rules, those of the older form among them
 */
record NamedRules(
    Optional<String> groupId, Optional<String> groupName, List<IpPermission> permissions) {

  NamedRules {
    permissions = List.copyOf(permissions);
  }

  /** A group by its id, without rules. */
  static NamedRules of(String groupId) {
    return new NamedRules(Optional.of(groupId), Optional.empty(), List.of());
  }

  static NamedRules of(AuthorizeSecurityGroupIngressRequest request) {
    return new NamedRules(request.groupId(), request.groupName(), request.ipPermissions())
        .with(
            new Older(
                request.ipProtocol(),
                request.fromPort(),
                request.toPort(),
                request.cidrIp(),
                request.sourceSecurityGroupName(),
                request.sourceSecurityGroupOwnerId()));
  }

  static NamedRules of(AuthorizeSecurityGroupEgressRequest request) {
    return new NamedRules(Optional.of(request.groupId()), Optional.empty(), request.ipPermissions())
        .with(
            new Older(
                request.ipProtocol(),
                request.fromPort(),
                request.toPort(),
                request.cidrIp(),
                request.sourceSecurityGroupName(),
                request.sourceSecurityGroupOwnerId()));
  }

  static NamedRules of(RevokeSecurityGroupIngressRequest request) {
    return new NamedRules(request.groupId(), request.groupName(), request.ipPermissions())
        .with(
            new Older(
                request.ipProtocol(),
                request.fromPort(),
                request.toPort(),
                request.cidrIp(),
                request.sourceSecurityGroupName(),
                request.sourceSecurityGroupOwnerId()));
  }

  static NamedRules of(RevokeSecurityGroupEgressRequest request) {
    return new NamedRules(Optional.of(request.groupId()), Optional.empty(), request.ipPermissions())
        .with(
            new Older(
                request.ipProtocol(),
                request.fromPort(),
                request.toPort(),
                request.cidrIp(),
                request.sourceSecurityGroupName(),
                request.sourceSecurityGroupOwnerId()));
  }

  static NamedRules of(UpdateSecurityGroupRuleDescriptionsIngressRequest request) {
    return new NamedRules(request.groupId(), request.groupName(), request.ipPermissions());
  }

  static NamedRules of(UpdateSecurityGroupRuleDescriptionsEgressRequest request) {
    return new NamedRules(request.groupId(), request.groupName(), request.ipPermissions());
  }

  private NamedRules with(Older older) {
    List<IpPermission> all = new ArrayList<>(permissions);
    older.toPermission().ifPresent(all::add);
    return new NamedRules(groupId, groupName, all);
  }

  /**
   * The older form of a rule, spread over the request.
   *
   * @param sourceGroupName a group of the same VPC
   */
  private record Older(
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
}
