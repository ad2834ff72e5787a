// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.model.DescribeSecurityGroupReferencesRequest;
import io.landbridge.ec2.model.DescribeSecurityGroupReferencesResult;
import io.landbridge.ec2.model.SecurityGroupReference;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which other VPCs have rules about groups. EC2 API 2016-11-15,
 * DescribeSecurityGroupReferences; native {@code listSecurityGroups}. Groups of one account may
 * name each other natively whatever their VPCs, so that there is no peering connection to answer.
 */
final class DescribeSecurityGroupReferences
    implements Ec2Operation<
        DescribeSecurityGroupReferencesRequest, DescribeSecurityGroupReferencesResult> {
  private final Ec2Backend backend;
  private final GroupStates states;

  DescribeSecurityGroupReferences(Ec2Backend backend) {
    this.backend = backend;
    this.states = new GroupStates(backend);
  }

  @Override
  public void validate(Call call, DescribeSecurityGroupReferencesRequest request) {
    Ids.requireWellFormed(ResourceKind.SECURITY_GROUP, request.groupId());
  }

  @Override
  public DescribeSecurityGroupReferencesResult handle(
      Call call, DescribeSecurityGroupReferencesRequest request) {
    Map<String, NativeId> asked =
        backend.ids().getNativeIds(call, ResourceKind.SECURITY_GROUP, request.groupId());
    List<GroupState> all = states.list(call);
    List<SecurityGroupReference> references = new ArrayList<>();
    asked.forEach((groupId, nativeId) -> {
      GroupState group =
          all.stream()
              .filter(of -> of.nativeId().equals(nativeId))
              .findFirst()
              .orElseThrow(() -> IdErrors.notFound(ResourceKind.SECURITY_GROUP, groupId));
      all.stream()
          .filter(other -> other.refersTo(nativeId))
          .map(GroupState::vpc)
          .filter(vpc -> !vpc.equals(group.vpc()))
          .flatMap(Optional::stream)
          .distinct()
          .map(vpc ->
              SecurityGroupReference.builder()
                  .groupId(groupId)
                  .referencingVpcId(backend.ids().getEc2Id(ResourceKind.VPC, vpc))
                  .build())
          .forEach(references::add);
    });
    return DescribeSecurityGroupReferencesResult.builder()
        .securityGroupReferenceSet(references)
        .build();
  }
}
