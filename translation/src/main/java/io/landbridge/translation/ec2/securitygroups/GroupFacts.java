// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

/** Names of what the store keeps about a security group, under its native id. */
public final class GroupFacts {
  /** The group's name as EC2 shows it; native names are unique in an account, EC2's in a VPC. */
  public static final String GROUP_NAME = "group-name";

  /** The native id of the VPC that the group belongs to. */
  public static final String VPC = "vpc";

  private GroupFacts() {}
}
