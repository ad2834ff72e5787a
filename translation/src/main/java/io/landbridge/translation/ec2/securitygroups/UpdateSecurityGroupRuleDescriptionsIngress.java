// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import io.landbridge.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Sets the descriptions of ingress rules, named by their ids or by what they allow; one that is
 * left out goes. EC2 API 2016-11-15, UpdateSecurityGroupRuleDescriptionsIngress; native {@code
 * listSecurityGroups}.
 */
final class UpdateSecurityGroupRuleDescriptionsIngress
    implements Ec2Operation<
        UpdateSecurityGroupRuleDescriptionsIngressRequest,
        UpdateSecurityGroupRuleDescriptionsIngressResult> {
  private final RuleRequests rules;

  UpdateSecurityGroupRuleDescriptionsIngress(Ec2Backend backend) {
    this.rules = new RuleRequests(backend);
  }

  @Override
  public void validate(Call call, UpdateSecurityGroupRuleDescriptionsIngressRequest request) {
    RuleRequests.checkDescribe(NamedRules.of(request), request.securityGroupRuleDescriptions());
  }

  @Override
  public UpdateSecurityGroupRuleDescriptionsIngressResult handle(
      Call call, UpdateSecurityGroupRuleDescriptionsIngressRequest request) {
    rules.describe(call, false, NamedRules.of(request), request.securityGroupRuleDescriptions());
    return UpdateSecurityGroupRuleDescriptionsIngressResult.builder().returnValue(true).build();
  }
}
