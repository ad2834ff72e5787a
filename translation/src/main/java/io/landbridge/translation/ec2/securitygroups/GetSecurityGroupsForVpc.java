// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.model.GetSecurityGroupsForVpcRequest;
import io.landbridge.ec2.model.GetSecurityGroupsForVpcResult;
import io.landbridge.ec2.model.SecurityGroupForVpc;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ec2.tags.TagView;
import io.landbridge.translation.ec2.vpcs.Topologies;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;

/**
 * Lists the groups that can be used in a VPC: its own, since groups are shared with no other. EC2
 * API 2016-11-15, GetSecurityGroupsForVpc; native {@code listSecurityGroups}.
 */
final class GetSecurityGroupsForVpc
    implements Ec2Operation<GetSecurityGroupsForVpcRequest, GetSecurityGroupsForVpcResult> {
  private static final Listing<SecurityGroupForVpc> LISTING =
      Listing.of(
          "GetSecurityGroupsForVpc",
          group -> group.groupId().orElse(""),
          FilterTable.<SecurityGroupForVpc>empty()
              .with("description", SecurityGroupForVpc::description)
              .with("group-id", SecurityGroupForVpc::groupId)
              .with("group-name", SecurityGroupForVpc::groupName)
              .with("owner-id", SecurityGroupForVpc::ownerId)
              .with("primary-vpc-id", SecurityGroupForVpc::primaryVpcId)
              .withTags(SecurityGroupForVpc::tags));

  private final Ec2Backend backend;
  private final GroupStates states;
  private final Topologies topologies;

  GetSecurityGroupsForVpc(Ec2Backend backend) {
    this.backend = backend;
    this.states = new GroupStates(backend);
    this.topologies = new Topologies(backend);
  }

  @Override
  public void validate(Call call, GetSecurityGroupsForVpcRequest request) {
    Ids.requireWellFormed(ResourceKind.VPC, List.of(request.vpcId()));
    backend.describe().check(call, LISTING, selection(request));
  }

  @Override
  public GetSecurityGroupsForVpcResult handle(Call call, GetSecurityGroupsForVpcRequest request) {
    Page<SecurityGroupForVpc> page =
        backend
            .describe()
            .answer(call, LISTING, selection(request), () -> fetch(call, request.vpcId()));
    return GetSecurityGroupsForVpcResult.builder()
        .securityGroupForVpcs(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<SecurityGroupForVpc> fetch(Call call, String vpcId) {
    NativeId vpc = topologies.getVpc(call, topologies.get(call), vpcId).id();
    List<GroupState> groups =
        states.list(call).stream()
            .filter(group -> group.vpc().filter(vpc::equals).isPresent())
            .toList();
    TagView tags =
        backend
            .tags()
            .view(
                call,
                ResourceKind.SECURITY_GROUP,
                groups.stream().map(GroupState::nativeId).toList());
    return groups.stream().map(group -> toShape(call, group, vpcId, tags)).toList();
  }

  private SecurityGroupForVpc toShape(Call call, GroupState group, String vpcId, TagView tags) {
    return SecurityGroupForVpc.builder()
        .groupId(backend.ids().getEc2Id(ResourceKind.SECURITY_GROUP, group.nativeId()))
        .groupName(group.owned().name())
        .description(group.owned().group().description().orElse(""))
        .ownerId(call.caller().accountId().value())
        .primaryVpcId(vpcId)
        .tags(tags.of(group.nativeId(), group.owned().group().tags()))
        .build();
  }

  private static Selection selection(GetSecurityGroupsForVpcRequest request) {
    return new Selection(
        request, List.of(), request.filters(), request.maxResults(), request.nextToken());
  }
}
