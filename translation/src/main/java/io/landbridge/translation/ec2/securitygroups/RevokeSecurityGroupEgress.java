// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.model.RevokeSecurityGroupEgressRequest;
import io.landbridge.ec2.model.RevokeSecurityGroupEgressResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Removes egress rules from a group, named by their ids or by what they allow. EC2 API 2016-11-15,
 * RevokeSecurityGroupEgress; native {@code revokeSecurityGroupEgress}.
 */
final class RevokeSecurityGroupEgress
    implements Ec2Operation<RevokeSecurityGroupEgressRequest, RevokeSecurityGroupEgressResult> {
  private final RuleRequests rules;

  RevokeSecurityGroupEgress(Ec2Backend backend) {
    this.rules = new RuleRequests(backend);
  }

  @Override
  public RevokeSecurityGroupEgressResult handle(
      Call call, RevokeSecurityGroupEgressRequest request) {
    return RevokeSecurityGroupEgressResult.builder()
        .returnValue(true)
        .revokedSecurityGroupRules(
            rules.revoke(call, true, NamedRules.of(request), request.securityGroupRuleIds()))
        .build();
  }
}
