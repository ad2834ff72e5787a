// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.vpcs;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Network;
import io.landbridge.translation.cloudstack.Vpc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The VPCs and subnets of one caller at one moment. A native VPC is a VPC and its tiers are
 * subnets. A guest network outside any VPC is a subnet too: of the default VPC where its block lies
 * inside that VPC's block, so that one default VPC spans the zones as on EC2; otherwise of a VPC
 * that is the network itself.
 *
 * @param vpcs the VPCs, oldest first
 * @param subnets the subnets of all of them, oldest first
 */
public record Topology(List<OwnedVpc> vpcs, List<VpcSubnet> subnets) {
  private static final Comparator<Network> OLDEST_NETWORK =
      Comparator.comparing((Network network) -> network.created().orElse(Instant.MAX))
          .thenComparing(network -> network.id().value());
  private static final Comparator<Vpc> OLDEST_VPC =
      Comparator.comparing((Vpc vpc) -> vpc.created().orElse(Instant.MAX))
          .thenComparing(vpc -> vpc.id().value());

  public Topology {
    vpcs = List.copyOf(vpcs);
    subnets = List.copyOf(subnets);
  }

  /**
   * A VPC of the caller.
   *
   * @param id the native VPC's UUID, or that of the network which is a VPC by itself
   * @param cidr its block
   * @param isDefault whether it is the caller's default VPC
   * @param nativeVpc the native VPC, unless a network is the VPC by itself
   */
  public record OwnedVpc(NativeId id, String cidr, boolean isDefault, Optional<Vpc> nativeVpc) {}

  /**
   * A subnet of the caller.
   *
   * @param network the native network
   * @param vpc the VPC it is in
   * @param defaultForZone whether machines go there when a request names only its zone
   */
  public record VpcSubnet(Network network, OwnedVpc vpc, boolean defaultForZone) {

    /** Whether the network enforces native security groups. */
    public boolean hasSecurityGroups() {
      return network.service().stream().anyMatch(service -> service.name().equals("SecurityGroup"));
    }
  }

  /**
   * The topology of native VPCs and networks.
   *
   * @param defaultVpcName the name of the native VPC that is the default VPC; without one of that
   *     name the oldest shared network with security groups is
   */
  static Topology of(List<Vpc> nativeVpcs, List<Network> networks, String defaultVpcName) {
    List<Vpc> byAge = nativeVpcs.stream().sorted(OLDEST_VPC).toList();
    Optional<NativeId> defaultId =
        byAge.stream().filter(vpc -> vpc.name().equals(defaultVpcName)).map(Vpc::id).findFirst();
    List<OwnedVpc> vpcs = new ArrayList<>();
    for (Vpc vpc : byAge) {
      boolean isDefault = defaultId.filter(vpc.id()::equals).isPresent();
      vpcs.add(new OwnedVpc(vpc.id(), vpc.cidr(), isDefault, Optional.of(vpc)));
    }
    List<VpcSubnet> subnets = new ArrayList<>();
    for (Network network :
        networks.stream().filter(Topology::isSubnet).sorted(OLDEST_NETWORK).toList()) {
      OwnedVpc vpc = findVpc(vpcs, network).orElseGet(() -> addOwn(vpcs, network));
      subnets.add(new VpcSubnet(network, vpc, isFirstOfZone(subnets, network, vpc)));
    }
    return new Topology(vpcs, subnets);
  }

  private static boolean isSubnet(Network network) {
    return network.cidr().isPresent()
        && !network.issystem().orElse(false)
        && network.traffictype().filter("Guest"::equals).isPresent();
  }

  private static Optional<OwnedVpc> findVpc(List<OwnedVpc> vpcs, Network network) {
    if (network.vpcid().isPresent()) {
      return vpcs.stream().filter(vpc -> vpc.id().equals(network.vpcid().get())).findFirst();
    }
    Optional<Cidr> block = network.cidr().flatMap(Cidr::parse);
    return vpcs.stream()
        .filter(OwnedVpc::isDefault)
        .filter(vpc ->
            block
                .filter(inner -> Cidr.parse(vpc.cidr()).filter(c -> c.contains(inner)).isPresent())
                .isPresent())
        .findFirst();
  }

  private static OwnedVpc addOwn(List<OwnedVpc> vpcs, Network network) {
    boolean isDefault =
        vpcs.stream().noneMatch(OwnedVpc::isDefault)
            && network.service().stream().anyMatch(s -> s.name().equals("SecurityGroup"));
    OwnedVpc own =
        new OwnedVpc(network.id(), network.cidr().orElse(""), isDefault, Optional.empty());
    vpcs.add(own);
    return own;
  }

  private static boolean isFirstOfZone(List<VpcSubnet> before, Network network, OwnedVpc vpc) {
    return vpc.isDefault()
        && before.stream()
            .noneMatch(subnet ->
                subnet.vpc().isDefault() && subnet.network().zoneid().equals(network.zoneid()));
  }

  /** The caller's default VPC. */
  public Optional<OwnedVpc> findDefaultVpc() {
    return vpcs.stream().filter(OwnedVpc::isDefault).findFirst();
  }

  /** The VPC of an id. */
  public Optional<OwnedVpc> findVpc(NativeId id) {
    return vpcs.stream().filter(vpc -> vpc.id().equals(id)).findFirst();
  }

  /** The subnet that is a native network. */
  public Optional<VpcSubnet> findSubnet(NativeId networkId) {
    return subnets.stream().filter(s -> s.network().id().equals(networkId)).findFirst();
  }

  /** Where machines of a zone go when a request names no subnet. */
  public Optional<VpcSubnet> findDefaultSubnet(NativeId zone) {
    return subnets.stream()
        .filter(VpcSubnet::defaultForZone)
        .filter(subnet -> subnet.network().zoneid().filter(zone::equals).isPresent())
        .findFirst();
  }
}
