// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

/**
 * The kinds of resource that have an EC2 id, with the facts that EC2 and CloudStack attach to each:
 * the id's prefix, the error codes for ids that are unknown or malformed, what the message calls
 * the id, and the name under which CloudStack takes tags for it. Prefixes, codes and their uneven
 * spelling: EC2 API 2016-11-15, "Error codes"; where AWS has no code for a malformed id, the one
 * for an unknown id is answered.
 */
public enum ResourceKind {
  INSTANCE(
      "i",
      "instance",
      "InvalidInstanceID.NotFound",
      "InvalidInstanceID.Malformed",
      "instance ID",
      "UserVm"),
  IMAGE("ami", "image", "InvalidAMIID.NotFound", "InvalidAMIID.Malformed", "image id", "Template"),
  VOLUME(
      "vol", "volume", "InvalidVolume.NotFound", "InvalidVolumeID.Malformed", "volume", "Volume"),
  SNAPSHOT(
      "snap",
      "snapshot",
      "InvalidSnapshot.NotFound",
      "InvalidSnapshotID.Malformed",
      "snapshot",
      "Snapshot"),
  KEY_PAIR(
      "key", "key-pair", "InvalidKeyPair.NotFound", "InvalidKeyPair.NotFound", "key pair ID", ""),
  SECURITY_GROUP(
      "sg",
      "security-group",
      "InvalidGroup.NotFound",
      "InvalidGroupId.Malformed",
      "security group",
      "SecurityGroup"),
  SECURITY_GROUP_RULE(
      "sgr",
      "security-group-rule",
      "InvalidSecurityGroupRuleId.NotFound",
      "InvalidSecurityGroupRuleId.Malformed",
      "security group rule ID",
      ""),
  VPC("vpc", "vpc", "InvalidVpcID.NotFound", "InvalidVpcID.Malformed", "vpc ID", "Vpc"),
  SUBNET(
      "subnet",
      "subnet",
      "InvalidSubnetID.NotFound",
      "InvalidSubnetID.Malformed",
      "subnet ID",
      "Network"),
  NETWORK_INTERFACE(
      "eni",
      "network-interface",
      "InvalidNetworkInterfaceID.NotFound",
      "InvalidNetworkInterfaceId.Malformed",
      "networkInterface ID",
      ""),
  NETWORK_INTERFACE_ATTACHMENT(
      "eni-attach",
      "",
      "InvalidAttachmentID.NotFound",
      "InvalidNetworkInterfaceAttachmentId.Malformed",
      "attachment ID",
      ""),
  RESERVATION(
      "r",
      "",
      "InvalidReservationID.NotFound",
      "InvalidReservationID.Malformed",
      "reservation ID",
      ""),
  ELASTIC_IP(
      "eipalloc",
      "elastic-ip",
      "InvalidAllocationID.NotFound",
      "InvalidAllocationID.NotFound",
      "allocation ID",
      "PublicIpAddress"),
  PLACEMENT_GROUP(
      "pg",
      "placement-group",
      "InvalidPlacementGroup.Unknown",
      "InvalidPlacementGroupId.Malformed",
      "placement group ID",
      "");

  private final String prefix;
  private final String tagResourceType;
  private final String notFoundCode;
  private final String malformedCode;
  private final String noun;
  private final String nativeTagType;

  ResourceKind(
      String prefix,
      String tagResourceType,
      String notFoundCode,
      String malformedCode,
      String noun,
      String nativeTagType) {
    this.prefix = prefix;
    this.tagResourceType = tagResourceType;
    this.notFoundCode = notFoundCode;
    this.malformedCode = malformedCode;
    this.noun = noun;
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
    return notFoundCode;
  }

  /** The code for a text that is no id of this kind. */
  public String malformedCode() {
    return malformedCode;
  }

  /** What EC2's messages call an id of this kind. */
  public String noun() {
    return noun;
  }

  /** CloudStack's {@code resourcetype} for tags; empty when it cannot tag this kind. */
  public String nativeTagType() {
    return nativeTagType;
  }
}
