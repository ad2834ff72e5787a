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
    RuleRequests.Named named =
        new RuleRequests.Named(
            request.groupId(),
            request.groupName(),
            request.ipPermissions(),
            new RuleRequests.Flat(
                request.ipProtocol(),
                request.fromPort(),
                request.toPort(),
                request.cidrIp(),
                request.sourceSecurityGroupName(),
                request.sourceSecurityGroupOwnerId()));
    return AuthorizeSecurityGroupIngressResult.builder()
        .returnValue(true)
        .securityGroupRules(rules.authorize(call, false, named, request.tagSpecifications()))
        .build();
  }
}
