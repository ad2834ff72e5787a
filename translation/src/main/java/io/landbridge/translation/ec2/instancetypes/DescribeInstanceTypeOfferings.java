// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instancetypes;

import io.landbridge.ec2.model.DescribeInstanceTypeOfferingsRequest;
import io.landbridge.ec2.model.DescribeInstanceTypeOfferingsResult;
import io.landbridge.ec2.model.InstanceTypeOffering;
import io.landbridge.ec2.model.LocationType;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.ServiceOffering;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ec2.regions.NamedZone;
import io.landbridge.translation.ec2.regions.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Says where each instance type can be had. EC2 API 2016-11-15, DescribeInstanceTypeOfferings;
 * native {@code listServiceOfferings}, whose offerings name the zones they are bound to.
 */
final class DescribeInstanceTypeOfferings
    implements Ec2Operation<
        DescribeInstanceTypeOfferingsRequest, DescribeInstanceTypeOfferingsResult> {
  private static final Listing<InstanceTypeOffering> LISTING =
      Listing.of(
          "DescribeInstanceTypeOfferings",
          offering -> offering.instanceType().orElse("") + " " + offering.location().orElse(""),
          FilterTable.<InstanceTypeOffering>empty()
              .with("instance-type", InstanceTypeOffering::instanceType)
              .with("location", InstanceTypeOffering::location));

  private final Ec2Backend backend;
  private final InstanceTypes types;
  private final Zones zones;

  DescribeInstanceTypeOfferings(Ec2Backend backend) {
    this.backend = backend;
    this.types = new InstanceTypes(backend);
    this.zones = new Zones(backend);
  }

  @Override
  public void validate(Call call, DescribeInstanceTypeOfferingsRequest request) {
    backend.describe().check(call, LISTING, selection(request));
  }

  @Override
  public DescribeInstanceTypeOfferingsResult handle(
      Call call, DescribeInstanceTypeOfferingsRequest request) {
    LocationType locationType = request.locationType().orElse(LocationType.REGION);
    Page<InstanceTypeOffering> page =
        backend
            .describe()
            .answer(call, LISTING, selection(request), () -> fetch(call, locationType));
    return DescribeInstanceTypeOfferingsResult.builder()
        .instanceTypeOfferings(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<InstanceTypeOffering> fetch(Call call, LocationType locationType) {
    return switch (locationType) {
      case REGION -> inRegion(call);
      case AVAILABILITY_ZONE -> inZones(call, locationType, NamedZone::name);
      case AVAILABILITY_ZONE_ID -> inZones(call, locationType, NamedZone::zoneId);
      case OUTPOST -> List.of();
    };
  }

  private List<InstanceTypeOffering> inRegion(Call call) {
    return types.list(call).keySet().stream()
        .map(type -> offering(type, LocationType.REGION, backend.options().region()))
        .toList();
  }

  private List<InstanceTypeOffering> inZones(
      Call call, LocationType locationType, Function<NamedZone, String> nameOf) {
    List<NamedZone> all = zones.list(call);
    List<InstanceTypeOffering> found = new ArrayList<>();
    types
        .list(call)
        .forEach((type, serviceOffering) ->
            all.stream()
                .filter(zone -> isOffered(serviceOffering, zone))
                .map(zone -> offering(type, locationType, nameOf.apply(zone)))
                .forEach(found::add));
    return found;
  }

  /** An offering that names no zone can be had in all of them. */
  private static boolean isOffered(ServiceOffering offering, NamedZone zone) {
    return offering.zoneid().map(ids -> ids.contains(zone.nativeId().value())).orElse(true);
  }

  private static InstanceTypeOffering offering(
      String type, LocationType locationType, String location) {
    return InstanceTypeOffering.builder()
        .instanceType(type)
        .locationType(locationType)
        .location(location)
        .build();
  }

  private static Selection selection(DescribeInstanceTypeOfferingsRequest request) {
    return new Selection(
        request, List.of(), request.filters(), request.maxResults(), request.nextToken());
  }
}
