// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instancetypes;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DescribeInstanceTypesRequest;
import io.landbridge.ec2.model.DescribeInstanceTypesResult;
import io.landbridge.ec2.model.InstanceTypeInfo;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.ServiceOffering;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import java.util.List;
import java.util.SequencedMap;

/**
 * Describes instance types, each a native service offering. EC2 API 2016-11-15,
 * DescribeInstanceTypes; native {@code listServiceOfferings}.
 */
final class DescribeInstanceTypes
    implements Ec2Operation<DescribeInstanceTypesRequest, DescribeInstanceTypesResult> {
  private static final int MOST_TYPES = 100;
  private static final Listing<InstanceTypeInfo> LISTING =
      Listing.of(
              "DescribeInstanceTypes",
              (InstanceTypeInfo type) -> type.instanceType().orElse(""),
              InstanceTypeFilters.TABLE)
          .pages(5, 100)
          .withoutPagesOfIds();

  private final Ec2Backend backend;
  private final InstanceTypes types;

  DescribeInstanceTypes(Ec2Backend backend) {
    this.backend = backend;
    this.types = new InstanceTypes(backend);
  }

  @Override
  public void validate(Call call, DescribeInstanceTypesRequest request) {
    backend.describe().check(call, LISTING, selection(request));
    if (request.instanceTypes().size() > MOST_TYPES) {
      throw Ec2Errors.invalidParameterValue(
              "A request may name at most " + MOST_TYPES + " instance types.")
          .toException();
    }
  }

  @Override
  public DescribeInstanceTypesResult handle(Call call, DescribeInstanceTypesRequest request) {
    Page<InstanceTypeInfo> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call, request));
    return DescribeInstanceTypesResult.builder()
        .instanceTypes(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<InstanceTypeInfo> fetch(Call call, DescribeInstanceTypesRequest request) {
    SequencedMap<String, ServiceOffering> all = types.list(call);
    List<String> named = request.instanceTypes();
    List<String> unknown = named.stream().filter(type -> !all.containsKey(type)).toList();
    if (!unknown.isEmpty()) {
      throw Ec2Errors.client(
              "InvalidInstanceType",
              "The following supplied instance types do not exist: ["
                  + String.join(", ", unknown)
                  + "]")
          .toException();
    }
    boolean arm64 =
        backend.catalogue().zones(call).stream().anyMatch(zone -> zone.ismultiarch().orElse(false));
    return all.entrySet().stream()
        .filter(type -> named.isEmpty() || named.contains(type.getKey()))
        .map(type -> InstanceTypeProjection.project(type.getKey(), type.getValue(), arm64))
        .toList();
  }

  private static Selection selection(DescribeInstanceTypesRequest request) {
    return new Selection(
        request,
        request.instanceTypes(),
        request.filters(),
        request.maxResults(),
        request.nextToken());
  }
}
