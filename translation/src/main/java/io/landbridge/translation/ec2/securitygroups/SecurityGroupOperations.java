// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.schema.Shape;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Action;
import java.util.List;

/** The actions on security groups and their rules. */
public final class SecurityGroupOperations {
  private static final String NO_PREFIX_LISTS = "there are no prefix lists";

  /** The lines of the table of supported actions. */
  public static final List<Ec2Action<?, ?>> ACTIONS =
      List.of(
          Ec2Action.of(Ec2Operations.CREATE_SECURITY_GROUP, CreateSecurityGroup::new)
              .needs(NativeCommand.CREATE_SECURITY_GROUP),
          Ec2Action.of(Ec2Operations.DESCRIBE_SECURITY_GROUPS, DescribeSecurityGroups::new)
              .needs(NativeCommand.LIST_SECURITY_GROUPS),
          Ec2Action.of(Ec2Operations.DESCRIBE_SECURITY_GROUP_RULES, DescribeSecurityGroupRules::new)
              .needs(NativeCommand.LIST_SECURITY_GROUPS),
          Ec2Action.of(Ec2Operations.DELETE_SECURITY_GROUP, DeleteSecurityGroup::new)
              .needs(NativeCommand.DELETE_SECURITY_GROUP),
          permissions(
              Ec2Action.of(
                      Ec2Operations.AUTHORIZE_SECURITY_GROUP_INGRESS,
                      AuthorizeSecurityGroupIngress::new)
                  .needs(NativeCommand.AUTHORIZE_SECURITY_GROUP_INGRESS)),
          permissions(
              Ec2Action.of(
                      Ec2Operations.AUTHORIZE_SECURITY_GROUP_EGRESS,
                      AuthorizeSecurityGroupEgress::new)
                  .needs(NativeCommand.AUTHORIZE_SECURITY_GROUP_EGRESS)),
          permissions(
              Ec2Action.of(
                      Ec2Operations.REVOKE_SECURITY_GROUP_INGRESS, RevokeSecurityGroupIngress::new)
                  .needs(NativeCommand.REVOKE_SECURITY_GROUP_INGRESS)),
          permissions(
              Ec2Action.of(
                      Ec2Operations.REVOKE_SECURITY_GROUP_EGRESS, RevokeSecurityGroupEgress::new)
                  .needs(NativeCommand.REVOKE_SECURITY_GROUP_EGRESS)),
          Ec2Action.of(Ec2Operations.MODIFY_SECURITY_GROUP_RULES, ModifySecurityGroupRules::new)
              .needs(
                  NativeCommand.AUTHORIZE_SECURITY_GROUP_INGRESS,
                  NativeCommand.AUTHORIZE_SECURITY_GROUP_EGRESS,
                  NativeCommand.REVOKE_SECURITY_GROUP_INGRESS,
                  NativeCommand.REVOKE_SECURITY_GROUP_EGRESS)
              .refuses("SecurityGroupRules.SecurityGroupRule.PrefixListId", NO_PREFIX_LISTS),
          permissions(
              Ec2Action.of(
                      Ec2Operations.UPDATE_SECURITY_GROUP_RULE_DESCRIPTIONS_INGRESS,
                      UpdateSecurityGroupRuleDescriptionsIngress::new)
                  .needs(NativeCommand.LIST_SECURITY_GROUPS)),
          permissions(
              Ec2Action.of(
                      Ec2Operations.UPDATE_SECURITY_GROUP_RULE_DESCRIPTIONS_EGRESS,
                      UpdateSecurityGroupRuleDescriptionsEgress::new)
                  .needs(NativeCommand.LIST_SECURITY_GROUPS)),
          Ec2Action.of(
                  Ec2Operations.DESCRIBE_SECURITY_GROUP_REFERENCES,
                  DescribeSecurityGroupReferences::new)
              .needs(NativeCommand.LIST_SECURITY_GROUPS),
          Ec2Action.of(Ec2Operations.GET_SECURITY_GROUPS_FOR_VPC, GetSecurityGroupsForVpc::new)
              .needs(NativeCommand.LIST_SECURITY_GROUPS));

  private SecurityGroupOperations() {}

  private static <I extends Shape, O extends Shape> Ec2Action<I, O> permissions(
      Ec2Action<I, O> action) {
    return action
        .refuses("IpPermissions.PrefixListIds", NO_PREFIX_LISTS)
        .refuses("IpPermissions.UserIdGroupPairs.VpcPeeringConnectionId", "VPCs have no peers")
        .ignores("IpPermissions.UserIdGroupPairs.PeeringStatus", "VPCs have no peers")
        .ignores("IpPermissions.UserIdGroupPairs.VpcId", "the group's id tells its VPC");
  }
}
