// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.UnmonitorInstancesRequest;
import io.landbridge.ec2.model.UnmonitorInstancesResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;

/**
 * Turns detailed monitoring of instances off, see {@link DetailedMonitoring}. EC2 API 2016-11-15,
 * UnmonitorInstances.
 */
final class UnmonitorInstances
    implements Ec2Operation<UnmonitorInstancesRequest, UnmonitorInstancesResult> {
  private final DetailedMonitoring monitoring;

  UnmonitorInstances(Ec2Backend backend) {
    this.monitoring = new DetailedMonitoring(backend);
  }

  @Override
  public void validate(Call call, UnmonitorInstancesRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, request.instanceIds());
  }

  @Override
  public UnmonitorInstancesResult handle(Call call, UnmonitorInstancesRequest request) {
    return UnmonitorInstancesResult.builder()
        .instanceMonitorings(monitoring.set(call, request.instanceIds(), false))
        .build();
  }
}
