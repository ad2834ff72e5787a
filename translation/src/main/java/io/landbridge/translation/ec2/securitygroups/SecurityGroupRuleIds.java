// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.SecurityGroup;
import io.landbridge.translation.ids.KindLister;
import io.landbridge.translation.state.ResourceFacts;
import java.util.List;

/**
 * Lists what the ids of a caller's security group rules are made from. That is not always a native
 * rule of now: a rule that was changed keeps its id, and the rule that allows all egress may be
 * there without a native one.
 */
public final class SecurityGroupRuleIds implements KindLister {
  private final CloudStack cloud;
  private final ResourceFacts facts;

  /**
   * @param facts what the store knows of native rules
   */
  public SecurityGroupRuleIds(CloudStack cloud, ResourceFacts facts) {
    this.cloud = cloud;
    this.facts = facts;
  }

  @Override
  public List<NativeId> list(Call call) {
    List<SecurityGroup> groups =
        cloud.list(call, NativeRequest.of(NativeCommand.LIST_SECURITY_GROUPS), SecurityGroup.class);
    return GroupRules.read(facts, call.caller().accountId(), groups).values().stream()
        .flatMap(group -> group.rules().stream())
        .map(GroupState.Rule::nativeId)
        .distinct()
        .toList();
  }
}
