// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.List;
import java.util.Optional;

/** A security group. */
public record SecurityGroup(
    NativeId id,
    String name,
    Optional<String> description,
    Optional<String> account,
    Optional<NativeId> domainid,
    List<SecurityGroupRule> ingressrule,
    List<SecurityGroupRule> egressrule,
    List<NativeId> virtualmachineids,
    List<Tag> tags) {

  public SecurityGroup {
    ingressrule = List.copyOf(ingressrule);
    egressrule = List.copyOf(egressrule);
    virtualmachineids = List.copyOf(virtualmachineids);
    tags = List.copyOf(tags);
  }
}
