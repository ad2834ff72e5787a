// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.MonitorInstancesRequest;
import io.landbridge.ec2.model.MonitorInstancesResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;

/**
 * Turns detailed monitoring of instances on, see {@link DetailedMonitoring}. EC2 API 2016-11-15,
 * MonitorInstances.
 */
final class MonitorInstances
    implements Ec2Operation<MonitorInstancesRequest, MonitorInstancesResult> {
  private final DetailedMonitoring monitoring;

  MonitorInstances(Ec2Backend backend) {
    this.monitoring = new DetailedMonitoring(backend);
  }

  @Override
  public void validate(Call call, MonitorInstancesRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, request.instanceIds());
  }

  @Override
  public MonitorInstancesResult handle(Call call, MonitorInstancesRequest request) {
    return MonitorInstancesResult.builder()
        .instanceMonitorings(monitoring.set(call, request.instanceIds(), true))
        .build();
  }
}
