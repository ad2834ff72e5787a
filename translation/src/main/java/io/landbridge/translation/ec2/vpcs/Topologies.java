// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.vpcs;

import com.github.benmanes.caffeine.cache.Cache;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Network;
import io.landbridge.translation.cloudstack.Vpc;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Map;
import java.util.Set;

/** Reads the caller's VPCs and subnets. Blocks; for virtual threads. */
public final class Topologies {
  private final Ec2Backend backend;

  /** Topologies over the parts of a gateway. */
  public Topologies(Ec2Backend backend) {
    this.backend = backend;
  }

  /** The caller's VPCs and subnets now: one native call for each of both. */
  public Topology get(Call call) {
    return Topology.of(
        backend.cloud().list(call, NativeRequest.of(NativeCommand.LIST_VPCS), Vpc.class),
        backend.cloud().list(call, NativeRequest.of(NativeCommand.LIST_NETWORKS), Network.class),
        backend.options().defaultVpc());
  }

  /**
   * The VPCs of networks by the networks' ids. A network stays in its VPC for life, so that what
   * was read once is kept; networks that the caller does not see are left out.
   */
  public Map<NativeId, NativeId> vpcsOf(Call call, Set<NativeId> networks) {
    Cache<NativeId, NativeId> kept = backend.catalogue().vpcOfNetwork(call);
    if (!kept.asMap().keySet().containsAll(networks)) {
      get(call).subnets().forEach(subnet -> kept.put(subnet.network().id(), subnet.vpc().id()));
    }
    return kept.getAllPresent(networks);
  }

  /**
   * The subnet of an id.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidSubnetID.Malformed} or {@code
   *     InvalidSubnetID.NotFound}
   */
  public Topology.VpcSubnet getSubnet(Call call, Topology topology, String subnetId) {
    NativeId networkId = backend.ids().getNativeId(call, ResourceKind.SUBNET, subnetId);
    return topology
        .findSubnet(networkId)
        .orElseThrow(() -> IdErrors.notFound(ResourceKind.SUBNET, subnetId));
  }

  /**
   * The VPC of an id.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidVpcID.Malformed} or {@code
   *     InvalidVpcID.NotFound}
   */
  public Topology.OwnedVpc getVpc(Call call, Topology topology, String vpcId) {
    NativeId nativeId = backend.ids().getNativeId(call, ResourceKind.VPC, vpcId);
    return topology.findVpc(nativeId).orElseThrow(() -> IdErrors.notFound(ResourceKind.VPC, vpcId));
  }
}
