// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.InstanceMonitoring;
import io.landbridge.ec2.model.Monitoring;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Whether detailed monitoring of instances was asked for. The cloud measures all machines alike, so
 * that it is a fact of the store, which is as it was asked at once.
 */
final class DetailedMonitoring {
  private final Ec2Backend backend;
  private final Instances instances;

  DetailedMonitoring(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
  }

  /**
   * Remembers it for all of these instances, or for none when one of them is not there.
   *
   * @return how each of them is monitored now, in the order of the ids
   */
  List<InstanceMonitoring> set(Call call, Collection<String> instanceIds, boolean on) {
    String value = Boolean.toString(on);
    return instances.getAllLive(call, instanceIds, "monitored").stream()
        .map(live -> set(call, live, value))
        .toList();
  }

  private InstanceMonitoring set(Call call, OwnedInstance.Live live, String value) {
    backend
        .store()
        .resourceFacts()
        .put(
            new ResourceRef(call.caller().accountId(), ResourceKind.INSTANCE, live.nativeId()),
            InstanceFacts.MONITORING,
            value);
    Map<String, String> facts = Map.of(InstanceFacts.MONITORING, value);
    return InstanceMonitoring.builder()
        .instanceId(live.instanceId())
        .monitoring(Monitoring.builder().state(InstanceProjection.monitoring(facts)).build())
        .build();
  }
}
