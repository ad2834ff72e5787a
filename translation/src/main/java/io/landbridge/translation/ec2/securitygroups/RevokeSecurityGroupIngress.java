// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.model.RevokeSecurityGroupIngressRequest;
import io.landbridge.ec2.model.RevokeSecurityGroupIngressResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Removes ingress rules from a group, named by their ids or by what they allow. EC2 API 2016-11-15,
 * RevokeSecurityGroupIngress; native {@code revokeSecurityGroupIngress}.
 */
final class RevokeSecurityGroupIngress
    implements Ec2Operation<RevokeSecurityGroupIngressRequest, RevokeSecurityGroupIngressResult> {
  private final RuleRequests rules;

  RevokeSecurityGroupIngress(Ec2Backend backend) {
    this.rules = new RuleRequests(backend);
  }

  @Override
  public RevokeSecurityGroupIngressResult handle(
      Call call, RevokeSecurityGroupIngressRequest request) {
    return RevokeSecurityGroupIngressResult.builder()
        .returnValue(true)
        .revokedSecurityGroupRules(
            rules.revoke(call, false, NamedRules.of(request), request.securityGroupRuleIds()))
        .build();
  }
}
