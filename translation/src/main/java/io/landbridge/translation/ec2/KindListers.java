// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Nic;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.ec2.securitygroups.SecurityGroupRuleIds;
import io.landbridge.translation.ids.KindLister;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.Store;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the native ids of each kind are listed that a caller can see. */
public final class KindListers {
  private static final Map<ResourceKind, NativeRequest> LISTS =
      Map.of(
          ResourceKind.INSTANCE, NativeRequest.of(NativeCommand.LIST_VIRTUAL_MACHINES),
          ResourceKind.IMAGE,
              NativeRequest.of(NativeCommand.LIST_TEMPLATES).with("templatefilter", "executable"),
          ResourceKind.VOLUME, NativeRequest.of(NativeCommand.LIST_VOLUMES),
          ResourceKind.SNAPSHOT, NativeRequest.of(NativeCommand.LIST_SNAPSHOTS),
          ResourceKind.KEY_PAIR, NativeRequest.of(NativeCommand.LIST_SSH_KEY_PAIRS),
          ResourceKind.SECURITY_GROUP, NativeRequest.of(NativeCommand.LIST_SECURITY_GROUPS),
          ResourceKind.VPC, NativeRequest.of(NativeCommand.LIST_VPCS),
          ResourceKind.SUBNET, NativeRequest.of(NativeCommand.LIST_NETWORKS),
          ResourceKind.ELASTIC_IP, NativeRequest.of(NativeCommand.LIST_PUBLIC_IP_ADDRESSES),
          ResourceKind.PLACEMENT_GROUP, NativeRequest.of(NativeCommand.LIST_AFFINITY_GROUPS));

  private KindListers() {}

  /** Any native entity, of which only the id is read. */
  private record Identified(NativeId id) {}

  /**
   * The listers of all kinds that exist natively.
   *
   * @param store knows which rules were changed
   */
  public static Map<ResourceKind, KindLister> over(CloudStack cloud, Store store) {
    Map<ResourceKind, KindLister> listers = new EnumMap<>(ResourceKind.class);
    LISTS.forEach((kind, request) -> listers.put(kind, call -> list(cloud, call, request)));
    listers.put(
        ResourceKind.SECURITY_GROUP_RULE, new SecurityGroupRuleIds(cloud, store.resourceFacts()));
    listers.put(ResourceKind.NETWORK_INTERFACE, call -> listNics(cloud, call));
    return listers;
  }

  private static List<NativeId> list(CloudStack cloud, Call call, NativeRequest request) {
    return cloud.list(call, request, Identified.class).stream().map(Identified::id).toList();
  }

  private static List<NativeId> listNics(CloudStack cloud, Call call) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_VIRTUAL_MACHINES).with("details", "nics");
    return cloud.list(call, request, VirtualMachine.class).stream()
        .flatMap(machine -> machine.nic().stream())
        .map(Nic::id)
        .toList();
  }
}
