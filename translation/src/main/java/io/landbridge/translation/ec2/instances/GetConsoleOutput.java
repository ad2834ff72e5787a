// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.GetConsoleOutputRequest;
import io.landbridge.ec2.model.GetConsoleOutputResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;

/**
 * Tells what an instance wrote to its console. EC2 API 2016-11-15, GetConsoleOutput. CloudStack
 * keeps no console output, so that there is never any; tools ask until there is some or they give
 * up, and an error would end them early.
 */
final class GetConsoleOutput
    implements Ec2Operation<GetConsoleOutputRequest, GetConsoleOutputResult> {
  private final Ec2Backend backend;
  private final Instances instances;

  GetConsoleOutput(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
  }

  @Override
  public void validate(Call call, GetConsoleOutputRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, List.of(request.instanceId()));
  }

  @Override
  public GetConsoleOutputResult handle(Call call, GetConsoleOutputRequest request) {
    return GetConsoleOutputResult.builder()
        .instanceId(instances.get(call, request.instanceId()).instanceId())
        .timestamp(backend.clock().instant())
        .output("")
        .build();
  }
}
