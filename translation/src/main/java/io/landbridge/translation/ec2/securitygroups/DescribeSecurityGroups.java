// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DescribeSecurityGroupsRequest;
import io.landbridge.ec2.model.DescribeSecurityGroupsResult;
import io.landbridge.ec2.model.IpPermission;
import io.landbridge.ec2.model.Ipv6Range;
import io.landbridge.ec2.model.SecurityGroup;
import io.landbridge.ec2.model.UserIdGroupPair;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ec2.tags.TagView;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists security groups. EC2 API 2016-11-15, DescribeSecurityGroups; native {@code
 * listSecurityGroups}.
 */
final class DescribeSecurityGroups
    implements Ec2Operation<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult> {
  private static final FilterTable<SecurityGroup> FILTERS =
      permissions(
          permissions(
              FilterTable.<SecurityGroup>empty()
                  .with("description", SecurityGroup::description)
                  .with("group-id", SecurityGroup::groupId)
                  .with("group-name", SecurityGroup::groupName)
                  .with("owner-id", SecurityGroup::ownerId)
                  .with("vpc-id", SecurityGroup::vpcId)
                  .withTags(SecurityGroup::tags),
              "ip-permission.",
              SecurityGroup::ipPermissions),
          "egress.ip-permission.",
          SecurityGroup::ipPermissionsEgress);
  private static final Listing<SecurityGroup> LISTING =
      Listing.<SecurityGroup>of(
              "DescribeSecurityGroups", group -> group.groupId().orElse(""), FILTERS)
          .of(ResourceKind.SECURITY_GROUP);

  private final Ec2Backend backend;
  private final GroupStates states;

  DescribeSecurityGroups(Ec2Backend backend) {
    this.backend = backend;
    this.states = new GroupStates(backend);
  }

  private static FilterTable<SecurityGroup> permissions(
      FilterTable<SecurityGroup> table,
      String prefix,
      Function<SecurityGroup, List<IpPermission>> of) {
    return table
        .withAll(
            prefix + "cidr", each(of, p -> p.ipRanges().stream().flatMap(r -> opt(r.cidrIp()))))
        .withAll(
            prefix + "ipv6-cidr",
            each(of, p -> p.ipv6Ranges().stream().flatMap((Ipv6Range r) -> opt(r.cidrIpv6()))))
        .withAll(prefix + "from-port", each(of, p -> opt(p.fromPort())))
        .withAll(prefix + "to-port", each(of, p -> opt(p.toPort())))
        .withAll(prefix + "protocol", each(of, p -> opt(p.ipProtocol())))
        .withAll(prefix + "group-id", each(of, pairs(UserIdGroupPair::groupId)))
        .withAll(prefix + "group-name", each(of, pairs(UserIdGroupPair::groupName)))
        .withAll(prefix + "user-id", each(of, pairs(UserIdGroupPair::userId)))
        .withAll(prefix + "prefix-list-id", each(of, _ -> Stream.empty()));
  }

  private static <V> Stream<V> opt(Optional<V> value) {
    return value.stream();
  }

  private static Function<IpPermission, Stream<String>> pairs(
      Function<UserIdGroupPair, Optional<String>> member) {
    return permission ->
        permission.userIdGroupPairs().stream().flatMap(pair -> member.apply(pair).stream());
  }

  private static <V> Function<SecurityGroup, Stream<V>> each(
      Function<SecurityGroup, List<IpPermission>> of, Function<IpPermission, Stream<V>> values) {
    return group -> of.apply(group).stream().flatMap(values);
  }

  @Override
  public void validate(Call call, DescribeSecurityGroupsRequest request) {
    backend.describe().check(call, LISTING, selection(request));
  }

  @Override
  public DescribeSecurityGroupsResult handle(Call call, DescribeSecurityGroupsRequest request) {
    Page<SecurityGroup> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call, request));
    return DescribeSecurityGroupsResult.builder()
        .securityGroups(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<SecurityGroup> fetch(Call call, DescribeSecurityGroupsRequest request) {
    if (!request.groupIds().isEmpty()) {
      // Malformed and unknown ids have their own answers before the list is asked for.
      var _ = backend.ids().getNativeIds(call, ResourceKind.SECURITY_GROUP, request.groupIds());
    }
    List<GroupState> groups = states.list(call);
    Set<String> names =
        groups.stream().map(group -> group.owned().name()).collect(Collectors.toSet());
    for (String name : request.groupNames()) {
      if (!names.contains(name)) {
        throw Ec2Errors.client(
                "InvalidGroup.NotFound",
                "The security group '" + name + "' does not exist in default VPC")
            .toException();
      }
    }
    TagView tags =
        backend
            .tags()
            .view(
                call,
                ResourceKind.SECURITY_GROUP,
                groups.stream().map(GroupState::nativeId).toList());
    GroupShapes shapes = new GroupShapes(call, backend);
    return groups.stream()
        .filter(group ->
            request.groupNames().isEmpty() || request.groupNames().contains(group.owned().name()))
        .map(group -> shapes.toShape(group, tags))
        .toList();
  }

  private static Selection selection(DescribeSecurityGroupsRequest request) {
    return new Selection(
        request, request.groupIds(), request.filters(), request.maxResults(), request.nextToken());
  }
}
