// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

/**
 * The kinds of resource that have an EC2 id, with the facts that EC2 and CloudStack attach to each:
 * the id's prefix, the error codes for ids that are unknown or malformed, and the name under which
 * CloudStack takes tags for it. Prefixes and codes: EC2 API 2016-11-15, "Error codes".
 */
public enum ResourceKind {
  INSTANCE("i", "instance", "InvalidInstanceID", "UserVm"),
  IMAGE("ami", "image", "InvalidAMIID", "Template"),
  VOLUME("vol", "volume", "InvalidVolume", "Volume"),
  SNAPSHOT("snap", "snapshot", "InvalidSnapshot", "Snapshot"),
  KEY_PAIR("key", "key-pair", "InvalidKeyPair", ""),
  SECURITY_GROUP("sg", "security-group", "InvalidGroup", "SecurityGroup"),
  SECURITY_GROUP_RULE("sgr", "security-group-rule", "InvalidSecurityGroupRuleId", ""),
  VPC("vpc", "vpc", "InvalidVpcID", "Vpc"),
  SUBNET("subnet", "subnet", "InvalidSubnetID", "Network"),
  NETWORK_INTERFACE("eni", "network-interface", "InvalidNetworkInterfaceID", ""),
  NETWORK_INTERFACE_ATTACHMENT("eni-attach", "", "InvalidAttachmentID", ""),
  RESERVATION("r", "", "InvalidReservationID", ""),
  ELASTIC_IP("eipalloc", "elastic-ip", "InvalidAllocationID", "PublicIpAddress"),
  PLACEMENT_GROUP("pg", "placement-group", "InvalidPlacementGroupId", "");

  private final String prefix;
  private final String tagResourceType;
  private final String errorCodeStem;
  private final String nativeTagType;

  ResourceKind(String prefix, String tagResourceType, String errorCodeStem, String nativeTagType) {
    this.prefix = prefix;
    this.tagResourceType = tagResourceType;
    this.errorCodeStem = errorCodeStem;
    this.nativeTagType = nativeTagType;
  }

  /** What the id begins with, without the dash. */
  public String prefix() {
    return prefix;
  }

  /** EC2's name of the kind in tag specifications; empty when the kind takes no tags. */
  public String tagResourceType() {
    return tagResourceType;
  }

  /** The code for a well-formed id that names nothing of the caller's. */
  public String notFoundCode() {
    return errorCodeStem + ".NotFound";
  }

  /** The code for a text that is no id of this kind. */
  public String malformedCode() {
    return errorCodeStem + ".Malformed";
  }

  /** CloudStack's {@code resourcetype} for tags; empty when it cannot tag this kind. */
  public String nativeTagType() {
    return nativeTagType;
  }
}
