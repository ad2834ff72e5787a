// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.vpcs;

import io.landbridge.ec2.model.DescribeSubnetsRequest;
import io.landbridge.ec2.model.DescribeSubnetsResult;
import io.landbridge.ec2.model.PrivateDnsNameOptionsOnLaunch;
import io.landbridge.ec2.model.Subnet;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ec2.regions.NamedZone;
import io.landbridge.translation.ec2.regions.Zones;
import io.landbridge.translation.ec2.tags.TagView;
import io.landbridge.translation.ids.Ec2Ids;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes the caller's subnets. EC2 API 2016-11-15, DescribeSubnets; native {@code listVPCs},
 * {@code listNetworks}, and {@code listVirtualMachines} for the addresses in use.
 */
final class DescribeSubnets implements Ec2Operation<DescribeSubnetsRequest, DescribeSubnetsResult> {
  private static final Listing<Subnet> LISTING =
      Listing.of("DescribeSubnets", (Subnet subnet) -> subnet.subnetId().orElse(""), filters())
          .of(ResourceKind.SUBNET);

  private final Ec2Backend backend;
  private final Topologies topologies;
  private final Zones zones;

  DescribeSubnets(Ec2Backend backend) {
    this.backend = backend;
    this.topologies = new Topologies(backend);
    this.zones = new Zones(backend);
  }

  private static FilterTable<Subnet> filters() {
    return ofLaunch(FilterTable.<Subnet>empty())
        .with("availability-zone", Subnet::availabilityZone)
        .with("availabilityZone", Subnet::availabilityZone)
        .with("availability-zone-id", Subnet::availabilityZoneId)
        .with("availabilityZoneId", Subnet::availabilityZoneId)
        .with("available-ip-address-count", Subnet::availableIpAddressCount)
        .with("cidr", Subnet::cidrBlock)
        .with("cidrBlock", Subnet::cidrBlock)
        .with("cidr-block", Subnet::cidrBlock)
        .with("default-for-az", Subnet::defaultForAz)
        .with("defaultForAz", Subnet::defaultForAz)
        .withAll("ipv6-cidr-block-association.association-id", _ -> Stream.empty())
        .withAll("ipv6-cidr-block-association.ipv6-cidr-block", _ -> Stream.empty())
        .withAll("ipv6-cidr-block-association.state", _ -> Stream.empty())
        .with("ipv6-native", Subnet::ipv6Native)
        .with("outpost-arn", Subnet::outpostArn)
        .with("owner-id", Subnet::ownerId)
        .with("state", Subnet::state)
        .with("subnet-arn", Subnet::subnetArn)
        .with("subnet-id", Subnet::subnetId)
        .with("vpc-id", Subnet::vpcId)
        .withTags(Subnet::tags);
  }

  private static FilterTable<Subnet> ofLaunch(FilterTable<Subnet> table) {
    return table
        .with("customer-owned-ipv4-pool", Subnet::customerOwnedIpv4Pool)
        .with("enable-dns64", Subnet::enableDns64)
        .with("enable-lni-at-device-index", Subnet::enableLniAtDeviceIndex)
        .with("map-customer-owned-ip-on-launch", Subnet::mapCustomerOwnedIpOnLaunch)
        .with("map-public-ip-on-launch", Subnet::mapPublicIpOnLaunch)
        .with(
            "private-dns-name-options-on-launch.hostname-type",
            subnet ->
                subnet
                    .privateDnsNameOptionsOnLaunch()
                    .flatMap(PrivateDnsNameOptionsOnLaunch::hostnameType))
        .with(
            "private-dns-name-options-on-launch.enable-resource-name-dns-a-record",
            subnet ->
                subnet
                    .privateDnsNameOptionsOnLaunch()
                    .flatMap(PrivateDnsNameOptionsOnLaunch::enableResourceNameDnsARecord))
        .with(
            "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
            subnet ->
                subnet
                    .privateDnsNameOptionsOnLaunch()
                    .flatMap(PrivateDnsNameOptionsOnLaunch::enableResourceNameDnsAAAARecord));
  }

  @Override
  public void validate(Call call, DescribeSubnetsRequest request) {
    backend.describe().check(call, LISTING, selection(request));
    for (String id : request.subnetIds()) {
      if (!Ec2Ids.isWellFormed(ResourceKind.SUBNET, id)) {
        throw IdErrors.malformed(ResourceKind.SUBNET, id);
      }
    }
  }

  @Override
  public DescribeSubnetsResult handle(Call call, DescribeSubnetsRequest request) {
    Page<Subnet> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call));
    return DescribeSubnetsResult.builder()
        .subnets(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<Subnet> fetch(Call call) {
    List<Topology.VpcSubnet> subnets = topologies.get(call).subnets();
    List<NativeId> networks = subnets.stream().map(subnet -> subnet.network().id()).toList();
    Map<NativeId, String> ids = backend.ids().getEc2Ids(ResourceKind.SUBNET, networks);
    Map<NativeId, String> vpcIds =
        backend
            .ids()
            .getEc2Ids(
                ResourceKind.VPC, subnets.stream().map(subnet -> subnet.vpc().id()).toList());
    Map<NativeId, NamedZone> byId =
        zones.list(call).stream().collect(Collectors.toMap(NamedZone::nativeId, zone -> zone));
    Map<NativeId, Long> interfaces = subnets.isEmpty() ? Map.of() : countInterfaces(call);
    TagView tags = backend.tags().view(call, ResourceKind.SUBNET, networks);
    return subnets.stream()
        .map(subnet -> {
          NativeId network = subnet.network().id();
          return SubnetProjection.project(
              call,
              subnet,
              new SubnetProjection.Facts(
                  ids.getOrDefault(network, ""),
                  vpcIds.getOrDefault(subnet.vpc().id(), ""),
                  subnet.network().zoneid().map(byId::get),
                  interfaces.getOrDefault(network, 0L),
                  tags.of(network, subnet.network().tags())));
        })
        .toList();
  }

  private Map<NativeId, Long> countInterfaces(Call call) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_VIRTUAL_MACHINES).with("details", "nics");
    return backend.cloud().list(call, request, VirtualMachine.class).stream()
        .flatMap(machine -> machine.nic().stream())
        .flatMap(nic -> nic.networkid().stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static Selection selection(DescribeSubnetsRequest request) {
    return new Selection(
        request, request.subnetIds(), request.filters(), request.maxResults(), request.nextToken());
  }
}
