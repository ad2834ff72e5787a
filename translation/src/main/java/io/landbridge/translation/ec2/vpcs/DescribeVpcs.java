// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.vpcs;

import io.landbridge.ec2.model.DescribeVpcsRequest;
import io.landbridge.ec2.model.DescribeVpcsResult;
import io.landbridge.ec2.model.Vpc;
import io.landbridge.ec2.model.VpcCidrBlockAssociation;
import io.landbridge.ec2.model.VpcCidrBlockState;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ec2.tags.TagView;
import io.landbridge.translation.ids.Ec2Ids;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Describes the caller's VPCs. EC2 API 2016-11-15, DescribeVpcs; native {@code listVPCs} and {@code
 * listNetworks}, because a network outside any VPC is one by itself.
 */
final class DescribeVpcs implements Ec2Operation<DescribeVpcsRequest, DescribeVpcsResult> {
  private static final Listing<Vpc> LISTING =
      Listing.of("DescribeVpcs", (Vpc vpc) -> vpc.vpcId().orElse(""), filters())
          .of(ResourceKind.VPC);

  private final Ec2Backend backend;
  private final Topologies topologies;

  DescribeVpcs(Ec2Backend backend) {
    this.backend = backend;
    this.topologies = new Topologies(backend);
  }

  private static FilterTable<Vpc> filters() {
    return FilterTable.<Vpc>empty()
        .with("cidr", Vpc::cidrBlock)
        .with("cidr-block", Vpc::cidrBlock)
        .withAll(
            "cidr-block-association.association-id",
            association(VpcCidrBlockAssociation::associationId))
        .withAll(
            "cidr-block-association.cidr-block", association(VpcCidrBlockAssociation::cidrBlock))
        .withAll(
            "cidr-block-association.state",
            association(block -> block.cidrBlockState().flatMap(VpcCidrBlockState::state)))
        .with("dhcp-options-id", Vpc::dhcpOptionsId)
        .withAll("ipv6-cidr-block-association.association-id", _ -> Stream.empty())
        .withAll("ipv6-cidr-block-association.ipv6-cidr-block", _ -> Stream.empty())
        .withAll("ipv6-cidr-block-association.ipv6-pool", _ -> Stream.empty())
        .withAll("ipv6-cidr-block-association.state", _ -> Stream.empty())
        .with("is-default", Vpc::isDefault)
        .with("isDefault", Vpc::isDefault)
        .with("owner-id", Vpc::ownerId)
        .with("state", Vpc::state)
        .with("vpc-id", Vpc::vpcId)
        .withTags(Vpc::tags);
  }

  private static <V> Function<Vpc, Stream<V>> association(
      Function<VpcCidrBlockAssociation, Optional<V>> member) {
    return vpc -> vpc.cidrBlockAssociationSet().stream().map(member).flatMap(Optional::stream);
  }

  @Override
  public void validate(Call call, DescribeVpcsRequest request) {
    backend.describe().check(call, LISTING, selection(request));
    for (String id : request.vpcIds()) {
      if (!Ec2Ids.isWellFormed(ResourceKind.VPC, id)) {
        throw IdErrors.malformed(ResourceKind.VPC, id);
      }
    }
  }

  @Override
  public DescribeVpcsResult handle(Call call, DescribeVpcsRequest request) {
    Page<Vpc> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call));
    return DescribeVpcsResult.builder().vpcs(page.items()).nextToken(page.nextToken()).build();
  }

  private List<Vpc> fetch(Call call) {
    List<Topology.OwnedVpc> vpcs = topologies.get(call).vpcs();
    List<NativeId> nativeIds = vpcs.stream().map(Topology.OwnedVpc::id).toList();
    Map<NativeId, String> ids = backend.ids().getEc2Ids(ResourceKind.VPC, nativeIds);
    TagView tags = backend.tags().view(call, ResourceKind.VPC, nativeIds);
    return vpcs.stream()
        .map(vpc ->
            VpcProjection.project(
                call,
                vpc,
                ids.getOrDefault(vpc.id(), ""),
                tags.of(
                    vpc.id(),
                    vpc.nativeVpc()
                        .map(io.landbridge.translation.cloudstack.Vpc::tags)
                        .orElse(List.of()))))
        .toList();
  }

  private static Selection selection(DescribeVpcsRequest request) {
    return new Selection(
        request, request.vpcIds(), request.filters(), request.maxResults(), request.nextToken());
  }
}
