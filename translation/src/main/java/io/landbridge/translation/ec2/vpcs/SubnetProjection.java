// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.vpcs;

import io.landbridge.ec2.model.HostnameType;
import io.landbridge.ec2.model.PrivateDnsNameOptionsOnLaunch;
import io.landbridge.ec2.model.Subnet;
import io.landbridge.ec2.model.SubnetState;
import io.landbridge.ec2.model.Tag;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.regions.NamedZone;
import java.util.List;
import java.util.Optional;

/** A guest network or VPC tier as EC2 shows a subnet. */
final class SubnetProjection {
  /** EC2 keeps the first four addresses and the last of each subnet. */
  private static final long RESERVED = 5;

  private SubnetProjection() {}

  /**
   * What the network itself does not say.
   *
   * @param subnetId the subnet's id
   * @param vpcId the id of its VPC
   * @param zone its zone, where the caller sees it
   * @param interfaces how many of the caller's interfaces are in it
   * @param tags the subnet's tags
   */
  record Facts(
      String subnetId, String vpcId, Optional<NamedZone> zone, long interfaces, List<Tag> tags) {}

  static Subnet project(Call call, Topology.VpcSubnet subnet, Facts facts) {
    String owner = call.caller().accountId().value();
    return Subnet.builder()
        .subnetId(facts.subnetId())
        .subnetArn("arn:aws:ec2:" + call.region() + ":" + owner + ":subnet/" + facts.subnetId())
        .vpcId(facts.vpcId())
        .ownerId(owner)
        .state(SubnetState.AVAILABLE)
        .cidrBlock(subnet.network().cidr())
        .availableIpAddressCount(freeAddresses(subnet, facts.interfaces()))
        .availabilityZone(facts.zone().map(NamedZone::name))
        .availabilityZoneId(facts.zone().map(NamedZone::zoneId))
        .defaultForAz(subnet.defaultForZone())
        .mapPublicIpOnLaunch(false)
        .mapCustomerOwnedIpOnLaunch(false)
        .assignIpv6AddressOnCreation(false)
        .ipv6CidrBlockAssociationSet(List.of())
        .ipv6Native(false)
        .enableDns64(false)
        .privateDnsNameOptionsOnLaunch(
            PrivateDnsNameOptionsOnLaunch.builder()
                .hostnameType(HostnameType.IP_NAME)
                .enableResourceNameDnsARecord(false)
                .enableResourceNameDnsAAAARecord(false)
                .build())
        .tags(facts.tags())
        .build();
  }

  /** Interfaces of other accounts in a shared network cannot be seen and are not counted. */
  private static int freeAddresses(Topology.VpcSubnet subnet, long interfaces) {
    long size = subnet.network().cidr().flatMap(Cidr::parse).map(Cidr::size).orElse(0L);
    return Math.clamp(size - RESERVED - interfaces, 0, Integer.MAX_VALUE);
  }
}
