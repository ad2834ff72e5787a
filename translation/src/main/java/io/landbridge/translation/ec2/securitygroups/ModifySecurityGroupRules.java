// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.IpPermission;
import io.landbridge.ec2.model.IpRange;
import io.landbridge.ec2.model.Ipv6Range;
import io.landbridge.ec2.model.ModifySecurityGroupRulesRequest;
import io.landbridge.ec2.model.ModifySecurityGroupRulesResult;
import io.landbridge.ec2.model.SecurityGroupRuleRequest;
import io.landbridge.ec2.model.SecurityGroupRuleUpdate;
import io.landbridge.ec2.model.UserIdGroupPair;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes rules of a group, which keep their ids and tags. EC2 API 2016-11-15,
 * ModifySecurityGroupRules; native {@code authorizeSecurityGroupIngress} or {@code
 * authorizeSecurityGroupEgress} of what is new, then {@code revokeSecurityGroupIngress} or {@code
 * revokeSecurityGroupEgress} of what is old. A rule stays of its kind of source, as in EC2.
 */
final class ModifySecurityGroupRules
    implements Ec2Operation<ModifySecurityGroupRulesRequest, ModifySecurityGroupRulesResult> {
  private final Ec2Backend backend;
  private final RuleRequests requests;
  private final RuleChanges changes;

  ModifySecurityGroupRules(Ec2Backend backend) {
    this.backend = backend;
    this.requests = new RuleRequests(backend);
    this.changes = new RuleChanges(backend);
  }

  @Override
  public void validate(Call call, ModifySecurityGroupRulesRequest request) {
    Ids.requireWellFormed(ResourceKind.SECURITY_GROUP, List.of(request.groupId()));
    List<String> ruleIds =
        request.securityGroupRules().stream()
            .map(SecurityGroupRuleUpdate::securityGroupRuleId)
            .toList();
    Ids.requireWellFormed(ResourceKind.SECURITY_GROUP_RULE, ruleIds);
    if (ruleIds.stream().distinct().count() < ruleIds.size()) {
      throw Ec2Errors.invalidParameterValue(
              "The same security group rule ID may not be specified more than once")
          .toException();
    }
    request.securityGroupRules().forEach(update -> checkSource(wanted(update)));
  }

  private static SecurityGroupRuleRequest wanted(SecurityGroupRuleUpdate update) {
    return update
        .securityGroupRule()
        .orElseThrow(() -> Ec2Errors.missingParameter("SecurityGroupRule").toException());
  }

  private static void checkSource(SecurityGroupRuleRequest wanted) {
    long sources =
        Stream.of(wanted.cidrIpv4(), wanted.cidrIpv6(), wanted.referencedGroupId())
            .filter(Optional::isPresent)
            .count();
    if (sources != 1) {
      throw Ec2Errors.invalidParameterCombination(
              "Exactly one of CidrIpv4, CidrIpv6, PrefixListId and ReferencedGroupId must be"
                  + " specified")
          .toException();
    }
  }

  @Override
  public ModifySecurityGroupRulesResult handle(Call call, ModifySecurityGroupRulesRequest request) {
    RuleRequests.Scene scene = requests.read(call, NamedRules.of(request.groupId()));
    Map<String, NativeId> identities =
        backend
            .ids()
            .getNativeIds(
                call,
                ResourceKind.SECURITY_GROUP_RULE,
                request.securityGroupRules().stream()
                    .map(SecurityGroupRuleUpdate::securityGroupRuleId)
                    .toList());
    PermissionReader reader = requests.reader(call, scene);
    List<RuleChanges.Change> all = new ArrayList<>();
    for (SecurityGroupRuleUpdate update : request.securityGroupRules()) {
      String ruleId = update.securityGroupRuleId();
      GroupState.Rule there =
          Optional.ofNullable(identities.get(ruleId))
              .flatMap(identity -> scene.group().of(identity).stream().findFirst())
              .orElseThrow(() -> IdErrors.notFound(ResourceKind.SECURITY_GROUP_RULE, ruleId));
      reader
          .read(there.rule().egress(), List.of(toPermission(wanted(update))))
          .forEach((wanted, description) -> {
            if (!wanted.isOfKindOf(there.rule())) {
              throw otherKind(ruleId);
            }
            all.add(new RuleChanges.Change(there.nativeId(), wanted, description));
          });
    }
    changes.replace(call, scene.all(), scene.group(), all);
    return ModifySecurityGroupRulesResult.builder().returnValue(true).build();
  }

  private static AwsException otherKind(String ruleId) {
    return Ec2Errors.invalidParameterValue(
            "The rule type of the security group rule "
                + ruleId
                + " cannot be changed: an IPv4 range stays one, as do an IPv6 range and a group.")
        .toException();
  }

  private static IpPermission toPermission(SecurityGroupRuleRequest wanted) {
    return IpPermission.builder()
        .ipProtocol(wanted.ipProtocol())
        .fromPort(wanted.fromPort())
        .toPort(wanted.toPort())
        .ipRanges(
            wanted.cidrIpv4().stream()
                .map(cidr ->
                    IpRange.builder().cidrIp(cidr).description(wanted.description()).build())
                .toList())
        .ipv6Ranges(
            wanted.cidrIpv6().stream()
                .map(cidr ->
                    Ipv6Range.builder().cidrIpv6(cidr).description(wanted.description()).build())
                .toList())
        .userIdGroupPairs(
            wanted.referencedGroupId().stream()
                .map(id ->
                    UserIdGroupPair.builder().groupId(id).description(wanted.description()).build())
                .toList())
        .build();
  }
}
