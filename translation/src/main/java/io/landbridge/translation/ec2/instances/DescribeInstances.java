// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.DescribeInstancesRequest;
import io.landbridge.ec2.model.DescribeInstancesResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;

/**
 * Lists instances under their reservations. EC2 API 2016-11-15, DescribeInstances; native {@code
 * listVirtualMachines} and {@code listVolumes}.
 */
final class DescribeInstances
    implements Ec2Operation<DescribeInstancesRequest, DescribeInstancesResult> {
  static final Listing<ReservedInstance> LISTING =
      Listing.<ReservedInstance>of(
              "DescribeInstances",
              item -> item.instance().instanceId().orElse(""),
              InstanceFilters.TABLE)
          .of(ResourceKind.INSTANCE)
          .withoutPagesOfIds();

  private static final List<NativeCommand> READ =
      List.of(NativeCommand.LIST_VIRTUAL_MACHINES, NativeCommand.LIST_VOLUMES);

  private final Ec2Backend backend;
  private final Instances instances;

  DescribeInstances(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
  }

  @Override
  public void validate(Call call, DescribeInstancesRequest request) {
    backend.describe().check(call, LISTING, selection(request));
  }

  @Override
  public DescribeInstancesResult handle(Call call, DescribeInstancesRequest request) {
    Page<ReservedInstance> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call, request));
    return DescribeInstancesResult.builder()
        .reservations(ReservedInstance.toReservations(page.items()))
        .nextToken(page.nextToken())
        .build();
  }

  private List<ReservedInstance> fetch(Call call, DescribeInstancesRequest request) {
    return request.instanceIds().isEmpty()
        ? backend.describe().all(call, LISTING, READ, () -> project(call, instances.list(call)))
        : project(call, instances.getAll(call, request.instanceIds()));
  }

  private List<ReservedInstance> project(Call call, List<OwnedInstance> owned) {
    InstanceProjection projection =
        new InstanceProjection(InstanceNames.gather(call, backend, owned));
    return owned.stream().map(item -> ReservedInstance.of(call, item, projection)).toList();
  }

  private static Selection selection(DescribeInstancesRequest request) {
    return new Selection(
        request,
        request.instanceIds(),
        request.filters(),
        request.maxResults(),
        request.nextToken());
  }
}
