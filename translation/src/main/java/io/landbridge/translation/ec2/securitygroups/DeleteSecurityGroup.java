// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DeleteSecurityGroupRequest;
import io.landbridge.ec2.model.DeleteSecurityGroupResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Success;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;
import java.util.List;

/**
 * Removes a group that nothing uses. EC2 API 2016-11-15, DeleteSecurityGroup; native {@code
 * deleteSecurityGroup}, which itself refuses a group of running machines.
 */
final class DeleteSecurityGroup
    implements Ec2Operation<DeleteSecurityGroupRequest, DeleteSecurityGroupResult> {
  private final Ec2Backend backend;
  private final GroupStates states;
  private final RuleChanges changes;

  DeleteSecurityGroup(Ec2Backend backend) {
    this.backend = backend;
    this.states = new GroupStates(backend);
    this.changes = new RuleChanges(backend);
  }

  @Override
  public DeleteSecurityGroupResult handle(Call call, DeleteSecurityGroupRequest request) {
    List<GroupState> all = states.list(call);
    GroupState group = states.get(call, all, request.groupId(), request.groupName());
    String groupId = backend.ids().getEc2Id(ResourceKind.SECURITY_GROUP, group.nativeId());
    if (group.owned().name().equals("default")) {
      throw Ec2Errors.client(
              "CannotDelete",
              "the specified group: \""
                  + groupId
                  + "\" name: \"default\" cannot be deleted by a user")
          .toException();
    }
    boolean used =
        !group.owned().group().virtualmachineids().isEmpty()
            || all.stream()
                .filter(other -> !other.nativeId().equals(group.nativeId()))
                .anyMatch(other -> other.refersTo(group.nativeId()));
    if (used) {
      throw Ec2Errors.dependencyViolation("resource " + groupId + " has a dependent object")
          .toException();
    }
    Success _ =
        backend
            .cloud()
            .call(
                call,
                NativeRequest.of(NativeCommand.DELETE_SECURITY_GROUP).with("id", group.nativeId()),
                Success.class);
    backend
        .store()
        .resourceFacts()
        .deleteAll(
            new ResourceRef(
                call.caller().accountId(), ResourceKind.SECURITY_GROUP, group.nativeId()));
    group.rules().forEach(rule -> changes.forget(call, rule));
    return DeleteSecurityGroupResult.builder().returnValue(true).groupId(groupId).build();
  }
}
