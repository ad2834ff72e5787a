// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.Ec2Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which kind of EC2 resource a native parameter or command is about. */
final class NativeSubjects {
  private static final Map<String, ResourceKind> BY_PARAMETER =
      Map.ofEntries(
          Map.entry("virtualmachineid", ResourceKind.INSTANCE),
          Map.entry("virtualmachineids", ResourceKind.INSTANCE),
          Map.entry("templateid", ResourceKind.IMAGE),
          Map.entry("volumeid", ResourceKind.VOLUME),
          Map.entry("volumeids", ResourceKind.VOLUME),
          Map.entry("snapshotid", ResourceKind.SNAPSHOT),
          Map.entry("networkid", ResourceKind.SUBNET),
          Map.entry("networkids", ResourceKind.SUBNET),
          Map.entry("vpcid", ResourceKind.VPC),
          Map.entry("securitygroupid", ResourceKind.SECURITY_GROUP),
          Map.entry("securitygroupids", ResourceKind.SECURITY_GROUP),
          Map.entry("ipaddressid", ResourceKind.ELASTIC_IP),
          Map.entry("nicid", ResourceKind.NETWORK_INTERFACE),
          Map.entry("affinitygroupid", ResourceKind.PLACEMENT_GROUP),
          Map.entry("affinitygroupids", ResourceKind.PLACEMENT_GROUP));

  private NativeSubjects() {}

  /**
   * The kind that a parameter with an id names; {@code id} and {@code ids} depend on the command.
   */
  static Optional<ResourceKind> findKind(NativeCommand command, String parameter) {
    String name = parameter.toLowerCase(Locale.ROOT);
    return name.equals("id") || name.equals("ids")
        ? findKind(command)
        : Optional.ofNullable(BY_PARAMETER.get(name));
  }

  /** The kind of resource that a command is about first of all. */
  static Optional<ResourceKind> findKind(NativeCommand command) {
    return Optional.ofNullable(
        switch (command) {
          case DEPLOY_VIRTUAL_MACHINE,
              LIST_VIRTUAL_MACHINES,
              START_VIRTUAL_MACHINE,
              STOP_VIRTUAL_MACHINE,
              REBOOT_VIRTUAL_MACHINE,
              DESTROY_VIRTUAL_MACHINE,
              EXPUNGE_VIRTUAL_MACHINE,
              UPDATE_VIRTUAL_MACHINE,
              CHANGE_SERVICE_FOR_VIRTUAL_MACHINE,
              SCALE_VIRTUAL_MACHINE,
              GET_VM_PASSWORD,
              GET_VIRTUAL_MACHINE_USER_DATA,
              UPDATE_VM_AFFINITY_GROUP,
              LIST_NICS ->
              ResourceKind.INSTANCE;
          case CREATE_VOLUME,
              LIST_VOLUMES,
              ATTACH_VOLUME,
              DETACH_VOLUME,
              RESIZE_VOLUME,
              CHANGE_OFFERING_FOR_VOLUME,
              DELETE_VOLUME,
              DESTROY_VOLUME ->
              ResourceKind.VOLUME;
          case CREATE_SNAPSHOT, LIST_SNAPSHOTS, DELETE_SNAPSHOT -> ResourceKind.SNAPSHOT;
          case LIST_TEMPLATES -> ResourceKind.IMAGE;
          case CREATE_SSH_KEY_PAIR,
              REGISTER_SSH_KEY_PAIR,
              LIST_SSH_KEY_PAIRS,
              DELETE_SSH_KEY_PAIR ->
              ResourceKind.KEY_PAIR;
          case CREATE_SECURITY_GROUP,
              LIST_SECURITY_GROUPS,
              DELETE_SECURITY_GROUP,
              AUTHORIZE_SECURITY_GROUP_INGRESS,
              AUTHORIZE_SECURITY_GROUP_EGRESS ->
              ResourceKind.SECURITY_GROUP;
          case REVOKE_SECURITY_GROUP_INGRESS, REVOKE_SECURITY_GROUP_EGRESS ->
              ResourceKind.SECURITY_GROUP_RULE;
          case LIST_NETWORKS -> ResourceKind.SUBNET;
          case LIST_VPCS -> ResourceKind.VPC;
          case LIST_PUBLIC_IP_ADDRESSES -> ResourceKind.ELASTIC_IP;
          case LIST_AFFINITY_GROUPS -> ResourceKind.PLACEMENT_GROUP;
          default -> null;
        });
  }

  /** The kind that CloudStack tags under this name. */
  static Optional<ResourceKind> findTaggedKind(String resourceType) {
    return Arrays.stream(ResourceKind.values())
        .filter(kind -> kind.nativeTagType().equalsIgnoreCase(resourceType))
        .filter(kind -> !kind.nativeTagType().isEmpty())
        .findFirst();
  }

  /** The EC2 id of a native one; the text itself where it is no UUID. */
  static String toEc2Id(ResourceKind kind, String nativeId) {
    try {
      return Ec2Ids.toEc2Id(kind, new NativeId(nativeId.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException _) {
      return nativeId;
    }
  }
}
