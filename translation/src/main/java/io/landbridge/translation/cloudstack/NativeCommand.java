// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Arrays;
import java.util.Optional;

/**
 * The native commands that the gateway uses, with what must be known to send each. The kinds are
 * those of {@code listApis} of CloudStack 4.23.
 */
public enum NativeCommand {
  LIST_APIS("listApis", Kind.READ),
  LIST_CAPABILITIES("listCapabilities", Kind.READ),
  LIST_ZONES("listZones", Kind.READ),
  LIST_REGIONS("listRegions", Kind.READ),
  LIST_SERVICE_OFFERINGS("listServiceOfferings", Kind.READ),
  LIST_DISK_OFFERINGS("listDiskOfferings", Kind.READ),
  LIST_NETWORK_OFFERINGS("listNetworkOfferings", Kind.READ),
  LIST_VPC_OFFERINGS("listVPCOfferings", Kind.READ),
  LIST_TEMPLATES("listTemplates", Kind.READ),
  LIST_OS_TYPES("listOsTypes", Kind.READ),
  LIST_ACCOUNTS("listAccounts", Kind.READ),
  LIST_USERS("listUsers", Kind.READ),
  LIST_DOMAINS("listDomains", Kind.READ),
  LIST_RESOURCE_LIMITS("listResourceLimits", Kind.READ),
  GET_USER("getUser", Kind.READ),
  GET_USER_KEYS("getUserKeys", Kind.READ),
  LIST_USER_KEYS("listUserKeys", Kind.READ),
  LIST_CONFIGURATIONS("listConfigurations", Kind.READ),
  GET_CLOUD_IDENTIFIER("getCloudIdentifier", Kind.READ),
  DEPLOY_VIRTUAL_MACHINE("deployVirtualMachine", Kind.ASYNC),
  LIST_VIRTUAL_MACHINES("listVirtualMachines", Kind.READ),
  START_VIRTUAL_MACHINE("startVirtualMachine", Kind.ASYNC),
  STOP_VIRTUAL_MACHINE("stopVirtualMachine", Kind.ASYNC),
  REBOOT_VIRTUAL_MACHINE("rebootVirtualMachine", Kind.ASYNC),
  DESTROY_VIRTUAL_MACHINE("destroyVirtualMachine", Kind.ASYNC),
  EXPUNGE_VIRTUAL_MACHINE("expungeVirtualMachine", Kind.ASYNC),
  UPDATE_VIRTUAL_MACHINE("updateVirtualMachine", Kind.WRITE),
  CHANGE_SERVICE_FOR_VIRTUAL_MACHINE("changeServiceForVirtualMachine", Kind.WRITE),
  SCALE_VIRTUAL_MACHINE("scaleVirtualMachine", Kind.ASYNC),
  GET_VM_PASSWORD("getVMPassword", Kind.READ),
  GET_VIRTUAL_MACHINE_USER_DATA("getVirtualMachineUserData", Kind.READ),
  LIST_NICS("listNics", Kind.READ),
  UPDATE_VM_AFFINITY_GROUP("updateVMAffinityGroup", Kind.ASYNC),
  CREATE_VOLUME("createVolume", Kind.ASYNC),
  LIST_VOLUMES("listVolumes", Kind.READ),
  ATTACH_VOLUME("attachVolume", Kind.ASYNC),
  DETACH_VOLUME("detachVolume", Kind.ASYNC),
  RESIZE_VOLUME("resizeVolume", Kind.ASYNC),
  CHANGE_OFFERING_FOR_VOLUME("changeOfferingForVolume", Kind.ASYNC),
  DELETE_VOLUME("deleteVolume", Kind.WRITE),
  DESTROY_VOLUME("destroyVolume", Kind.ASYNC),
  CREATE_SNAPSHOT("createSnapshot", Kind.ASYNC),
  LIST_SNAPSHOTS("listSnapshots", Kind.READ),
  DELETE_SNAPSHOT("deleteSnapshot", Kind.ASYNC),
  CREATE_SSH_KEY_PAIR("createSSHKeyPair", Kind.WRITE),
  REGISTER_SSH_KEY_PAIR("registerSSHKeyPair", Kind.WRITE),
  LIST_SSH_KEY_PAIRS("listSSHKeyPairs", Kind.READ),
  DELETE_SSH_KEY_PAIR("deleteSSHKeyPair", Kind.WRITE),
  CREATE_SECURITY_GROUP("createSecurityGroup", Kind.WRITE),
  LIST_SECURITY_GROUPS("listSecurityGroups", Kind.READ),
  DELETE_SECURITY_GROUP("deleteSecurityGroup", Kind.WRITE),
  AUTHORIZE_SECURITY_GROUP_INGRESS("authorizeSecurityGroupIngress", Kind.ASYNC),
  AUTHORIZE_SECURITY_GROUP_EGRESS("authorizeSecurityGroupEgress", Kind.ASYNC),
  REVOKE_SECURITY_GROUP_INGRESS("revokeSecurityGroupIngress", Kind.ASYNC),
  REVOKE_SECURITY_GROUP_EGRESS("revokeSecurityGroupEgress", Kind.ASYNC),
  LIST_NETWORKS("listNetworks", Kind.READ),
  LIST_VPCS("listVPCs", Kind.READ),
  LIST_PUBLIC_IP_ADDRESSES("listPublicIpAddresses", Kind.READ),
  LIST_AFFINITY_GROUPS("listAffinityGroups", Kind.READ),
  CREATE_TAGS("createTags", Kind.ASYNC),
  DELETE_TAGS("deleteTags", Kind.ASYNC),
  LIST_TAGS("listTags", Kind.READ),
  CREATE_BUCKET("createBucket", Kind.ASYNC),
  LIST_BUCKETS("listBuckets", Kind.READ),
  UPDATE_BUCKET("updateBucket", Kind.WRITE),
  DELETE_BUCKET("deleteBucket", Kind.WRITE),
  LIST_OBJECT_STORAGE_POOLS("listObjectStoragePools", Kind.READ),
  QUERY_ASYNC_JOB_RESULT("queryAsyncJobResult", Kind.READ);

  /** How a command behaves. */
  public enum Kind {
    /** Reads only: may be repeated after any failure. */
    READ,
    /** Changes something and answers with its result; never repeated once sent. */
    WRITE,
    /** Changes something in a job; never repeated once sent. */
    ASYNC
  }

  private final String wireName;
  private final Kind kind;

  NativeCommand(String wireName, Kind kind) {
    this.wireName = wireName;
    this.kind = kind;
  }

  /** The command with this name on the wire, if the gateway uses it. */
  public static Optional<NativeCommand> findByWireName(String wireName) {
    return Arrays.stream(values()).filter(command -> command.wireName.equals(wireName)).findFirst();
  }

  /** The command as CloudStack spells it; command names are case-sensitive. */
  public String wireName() {
    return wireName;
  }

  /** How the command behaves. */
  public Kind kind() {
    return kind;
  }
}
