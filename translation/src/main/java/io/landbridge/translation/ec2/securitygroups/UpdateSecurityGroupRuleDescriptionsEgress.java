// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import io.landbridge.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Sets the descriptions of egress rules, named by their ids or by what they allow; one that is left
 * out goes. EC2 API 2016-11-15, UpdateSecurityGroupRuleDescriptionsEgress; native {@code
 * listSecurityGroups}.
 */
final class UpdateSecurityGroupRuleDescriptionsEgress
    implements Ec2Operation<
        UpdateSecurityGroupRuleDescriptionsEgressRequest,
        UpdateSecurityGroupRuleDescriptionsEgressResult> {
  private final RuleRequests rules;

  UpdateSecurityGroupRuleDescriptionsEgress(Ec2Backend backend) {
    this.rules = new RuleRequests(backend);
  }

  @Override
  public void validate(Call call, UpdateSecurityGroupRuleDescriptionsEgressRequest request) {
    RuleRequests.checkDescribe(NamedRules.of(request), request.securityGroupRuleDescriptions());
  }

  @Override
  public UpdateSecurityGroupRuleDescriptionsEgressResult handle(
      Call call, UpdateSecurityGroupRuleDescriptionsEgressRequest request) {
    rules.describe(call, true, NamedRules.of(request), request.securityGroupRuleDescriptions());
    return UpdateSecurityGroupRuleDescriptionsEgressResult.builder().returnValue(true).build();
  }
}
