// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.DescribeInstanceCreditSpecificationsRequest;
import io.landbridge.ec2.model.DescribeInstanceCreditSpecificationsResult;
import io.landbridge.ec2.model.InstanceCreditSpecification;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;

/**
 * Tells how instances pay for bursts: none of them bursts here, which is what {@code standard}
 * without credits is. EC2 API 2016-11-15, DescribeInstanceCreditSpecifications; native {@code
 * listVirtualMachines}.
 */
final class DescribeInstanceCreditSpecifications
    implements Ec2Operation<
        DescribeInstanceCreditSpecificationsRequest, DescribeInstanceCreditSpecificationsResult> {
  private static final Listing<InstanceCreditSpecification> LISTING =
      Listing.<InstanceCreditSpecification>of(
              "DescribeInstanceCreditSpecifications",
              item -> item.instanceId().orElse(""),
              FilterTable.<InstanceCreditSpecification>empty()
                  .with("instance-id", InstanceCreditSpecification::instanceId))
          .of(ResourceKind.INSTANCE)
          .withoutPagesOfIds();

  private final Ec2Backend backend;
  private final Instances instances;

  DescribeInstanceCreditSpecifications(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
  }

  @Override
  public void validate(Call call, DescribeInstanceCreditSpecificationsRequest request) {
    backend.describe().check(call, LISTING, selection(request));
  }

  @Override
  public DescribeInstanceCreditSpecificationsResult handle(
      Call call, DescribeInstanceCreditSpecificationsRequest request) {
    Page<InstanceCreditSpecification> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call, request));
    return DescribeInstanceCreditSpecificationsResult.builder()
        .instanceCreditSpecifications(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<InstanceCreditSpecification> fetch(
      Call call, DescribeInstanceCreditSpecificationsRequest request) {
    List<OwnedInstance> owned =
        request.instanceIds().isEmpty()
            ? instances.list(call)
            : instances.getAll(call, request.instanceIds());
    return owned.stream()
        .filter(OwnedInstance.Live.class::isInstance)
        .map(instance ->
            InstanceCreditSpecification.builder()
                .instanceId(instance.instanceId())
                .cpuCredits("standard")
                .build())
        .toList();
  }

  private static Selection selection(DescribeInstanceCreditSpecificationsRequest request) {
    return new Selection(
        request,
        request.instanceIds(),
        request.filters(),
        request.maxResults(),
        request.nextToken());
  }
}
