// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.InstanceStateChange;
import io.landbridge.ec2.model.InstanceStateName;

/** The shape in which actions on states answer: what an instance was and what it is becoming. */
final class StateChanges {
  private StateChanges() {}

  static InstanceStateChange of(OwnedInstance instance, InstanceStateName current) {
    return InstanceStateChange.builder()
        .instanceId(instance.instanceId())
        .previousState(InstanceStates.toShape(instance.state()))
        .currentState(InstanceStates.toShape(current))
        .build();
  }
}
