// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.model.AuthorizeSecurityGroupEgressRequest;
import io.landbridge.ec2.model.AuthorizeSecurityGroupEgressResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Adds egress rules to a group. EC2 API 2016-11-15, AuthorizeSecurityGroupEgress; native {@code
 * authorizeSecurityGroupEgress}.
 */
final class AuthorizeSecurityGroupEgress
    implements Ec2Operation<
        AuthorizeSecurityGroupEgressRequest, AuthorizeSecurityGroupEgressResult> {
  private final RuleRequests rules;

  AuthorizeSecurityGroupEgress(Ec2Backend backend) {
    this.rules = new RuleRequests(backend);
  }

  @Override
  public AuthorizeSecurityGroupEgressResult handle(
      Call call, AuthorizeSecurityGroupEgressRequest request) {
    return AuthorizeSecurityGroupEgressResult.builder()
        .returnValue(true)
        .securityGroupRules(
            rules.authorize(call, true, NamedRules.of(request), request.tagSpecifications()))
        .build();
  }
}
