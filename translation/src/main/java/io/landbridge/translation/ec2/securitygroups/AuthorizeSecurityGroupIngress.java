// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.model.AuthorizeSecurityGroupIngressRequest;
import io.landbridge.ec2.model.AuthorizeSecurityGroupIngressResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Adds ingress rules to a group. EC2 API 2016-11-15, AuthorizeSecurityGroupIngress; native {@code
 * authorizeSecurityGroupIngress}.
 */
final class AuthorizeSecurityGroupIngress
    implements Ec2Operation<
        AuthorizeSecurityGroupIngressRequest, AuthorizeSecurityGroupIngressResult> {
  private final RuleRequests rules;

  AuthorizeSecurityGroupIngress(Ec2Backend backend) {
    this.rules = new RuleRequests(backend);
  }

  @Override
  public AuthorizeSecurityGroupIngressResult handle(
      Call call, AuthorizeSecurityGroupIngressRequest request) {
    return AuthorizeSecurityGroupIngressResult.builder()
        .returnValue(true)
        .securityGroupRules(
            rules.authorize(call, false, NamedRules.of(request), request.tagSpecifications()))
        .build();
  }
}
