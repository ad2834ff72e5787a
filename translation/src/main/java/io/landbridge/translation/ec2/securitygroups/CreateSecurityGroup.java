// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.CreateSecurityGroupRequest;
import io.landbridge.ec2.model.CreateSecurityGroupResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.SecurityGroup;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.tags.TagShapes;
import io.landbridge.translation.ec2.tags.TagsOnCreate;
import io.landbridge.translation.ec2.vpcs.Topologies;
import io.landbridge.translation.ec2.vpcs.Topology;
import io.landbridge.translation.ec2.vpcs.Topology.OwnedVpc;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a group that allows all egress and no ingress. EC2 API 2016-11-15, CreateSecurityGroup;
 * native {@code createSecurityGroup}. Native names are unique in an account, EC2's in a VPC: where
 * the name is taken natively by a group of another VPC, the native one gets the VPC's digits too.
 */
final class CreateSecurityGroup
    implements Ec2Operation<CreateSecurityGroupRequest, CreateSecurityGroupResult> {
  private final Ec2Backend backend;
  private final GroupStates states;
  private final Topologies topologies;

  CreateSecurityGroup(Ec2Backend backend) {
    this.backend = backend;
    this.states = new GroupStates(backend);
    this.topologies = new Topologies(backend);
  }

  @Override
  public void validate(Call call, CreateSecurityGroupRequest request) {
    GroupText.check("GroupName", request.groupName());
    GroupText.check("GroupDescription", request.description());
    if (request.groupName().startsWith("sg-")) {
      throw Ec2Errors.invalidParameterValue(
              "Invalid group name. Group names may not be in the format sg-*.")
          .toException();
    }
    if (request.groupName().equals("default")) {
      throw Ec2Errors.client(
              "InvalidParameterValue", "Cannot use reserved security group name: default")
          .toException();
    }
    var _ = tags(request);
  }

  private static TagsOnCreate tags(CreateSecurityGroupRequest request) {
    return TagsOnCreate.read(request.tagSpecifications(), Set.of(ResourceKind.SECURITY_GROUP));
  }

  @Override
  public CreateSecurityGroupResult handle(Call call, CreateSecurityGroupRequest request) {
    OwnedVpc vpc = vpc(call, request);
    String vpcId = backend.ids().getEc2Id(ResourceKind.VPC, vpc.id());
    List<GroupState> all = states.list(call);
    String name = request.groupName();
    if (all.stream()
        .anyMatch(g -> isNamed(g, name) && g.vpc().filter(vpc.id()::equals).isPresent())) {
      throw Ec2Errors.client(
              "InvalidGroup.Duplicate",
              "The security group '" + name + "' already exists for VPC '" + vpcId + "'")
          .toException();
    }
    boolean taken = all.stream().anyMatch(group -> group.owned().group().name().equals(name));
    SecurityGroup made =
        backend
            .cloud()
            .call(
                call,
                NativeRequest.of(NativeCommand.CREATE_SECURITY_GROUP)
                    .with("name", taken ? name + "-" + vpcId : name)
                    .with("description", request.description()),
                SecurityGroup.class);
    backend
        .store()
        .resourceFacts()
        .putAll(
            new ResourceRef(call.caller().accountId(), ResourceKind.SECURITY_GROUP, made.id()),
            Map.of(GroupFacts.GROUP_NAME, name, GroupFacts.VPC, vpc.id().value()));
    Map<String, String> tags = tags(request).of(ResourceKind.SECURITY_GROUP);
    backend.tags().setOnNew(call, ResourceKind.SECURITY_GROUP, made.id(), tags);
    String groupId = backend.ids().getEc2Id(ResourceKind.SECURITY_GROUP, made.id());
    return CreateSecurityGroupResult.builder()
        .groupId(groupId)
        .securityGroupArn(new GroupShapes(call, backend).arn("security-group", groupId))
        .tags(TagShapes.of(tags))
        .build();
  }

  private static boolean isNamed(GroupState group, String name) {
    return group.owned().name().equals(name);
  }

  private OwnedVpc vpc(Call call, CreateSecurityGroupRequest request) {
    Topology topology = topologies.get(call);
    return request
        .vpcId()
        .map(id -> topologies.getVpc(call, topology, id))
        .or(topology::findDefaultVpc)
        .orElseThrow(() ->
            Ec2Errors.client("VPCIdNotSpecified", "No default VPC for this user").toException());
  }
}
