// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.model.DescribeSecurityGroupRulesRequest;
import io.landbridge.ec2.model.DescribeSecurityGroupRulesResult;
import io.landbridge.ec2.model.SecurityGroupRule;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ec2.tags.TagView;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;

/**
 * Lists the rules of security groups. EC2 API 2016-11-15, DescribeSecurityGroupRules; native {@code
 * listSecurityGroups}.
 */
final class DescribeSecurityGroupRules
    implements Ec2Operation<DescribeSecurityGroupRulesRequest, DescribeSecurityGroupRulesResult> {
  private static final Listing<SecurityGroupRule> LISTING =
      Listing.<SecurityGroupRule>of(
              "DescribeSecurityGroupRules",
              rule -> rule.securityGroupRuleId().orElse(""),
              FilterTable.<SecurityGroupRule>empty()
                  .with("group-id", SecurityGroupRule::groupId)
                  .with("security-group-rule-id", SecurityGroupRule::securityGroupRuleId)
                  .withTags(SecurityGroupRule::tags))
          .of(ResourceKind.SECURITY_GROUP_RULE);

  private final Ec2Backend backend;
  private final GroupStates states;

  DescribeSecurityGroupRules(Ec2Backend backend) {
    this.backend = backend;
    this.states = new GroupStates(backend);
  }

  @Override
  public void validate(Call call, DescribeSecurityGroupRulesRequest request) {
    backend.describe().check(call, LISTING, selection(request));
  }

  @Override
  public DescribeSecurityGroupRulesResult handle(
      Call call, DescribeSecurityGroupRulesRequest request) {
    Page<SecurityGroupRule> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call));
    return DescribeSecurityGroupRulesResult.builder()
        .securityGroupRules(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<SecurityGroupRule> fetch(Call call) {
    List<GroupState> groups = states.list(call);
    TagView tags =
        backend
            .tags()
            .view(
                call,
                ResourceKind.SECURITY_GROUP_RULE,
                groups.stream()
                    .flatMap(group -> group.rules().stream())
                    .map(GroupState.Rule::nativeId)
                    .toList());
    GroupShapes shapes = new GroupShapes(call, backend);
    return groups.stream()
        .flatMap(group -> group.rules().stream().map(rule -> shapes.toShape(group, rule, tags)))
        .toList();
  }

  private static Selection selection(DescribeSecurityGroupRulesRequest request) {
    return new Selection(
        request,
        request.securityGroupRuleIds(),
        request.filters(),
        request.maxResults(),
        request.nextToken());
  }
}
