// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.regions;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.AvailabilityZone;
import io.landbridge.ec2.model.AvailabilityZoneMessage;
import io.landbridge.ec2.model.AvailabilityZoneOptInStatus;
import io.landbridge.ec2.model.AvailabilityZoneState;
import io.landbridge.ec2.model.DescribeAvailabilityZonesRequest;
import io.landbridge.ec2.model.DescribeAvailabilityZonesResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Selection;
import java.util.List;
import java.util.function.Function;

/**
 * Lists the availability zones, each a native zone. EC2 API 2016-11-15, DescribeAvailabilityZones;
 * native {@code listZones}.
 */
final class DescribeAvailabilityZones
    implements Ec2Operation<DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult> {
  private static final Listing<AvailabilityZone> LISTING =
      Listing.of(
          "DescribeAvailabilityZones",
          zone -> zone.zoneName().orElse(""),
          FilterTable.<AvailabilityZone>empty()
              .with("group-long-name", AvailabilityZone::groupLongName)
              .with("group-name", AvailabilityZone::groupName)
              .withAll(
                  "message",
                  zone ->
                      zone.messages().stream()
                          .map(AvailabilityZoneMessage::message)
                          .flatMap(message -> message.stream()))
              .with("opt-in-status", AvailabilityZone::optInStatus)
              .with("parent-zone-id", AvailabilityZone::parentZoneId)
              .with("parent-zone-name", AvailabilityZone::parentZoneName)
              .with("region-name", AvailabilityZone::regionName)
              .with("state", AvailabilityZone::state)
              .with("zone-id", AvailabilityZone::zoneId)
              .with("zone-name", AvailabilityZone::zoneName)
              .with("zone-type", AvailabilityZone::zoneType));

  private final Ec2Backend backend;
  private final Zones zones;

  DescribeAvailabilityZones(Ec2Backend backend) {
    this.backend = backend;
    this.zones = new Zones(backend);
  }

  @Override
  public void validate(Call call, DescribeAvailabilityZonesRequest request) {
    backend.describe().check(call, LISTING, selection(request));
  }

  @Override
  public DescribeAvailabilityZonesResult handle(
      Call call, DescribeAvailabilityZonesRequest request) {
    List<NamedZone> all = zones.list(call);
    refuseUnknown("availability zone", request.zoneNames(), all, NamedZone::name);
    refuseUnknown("availability zone-id", request.zoneIds(), all, NamedZone::zoneId);
    var page =
        backend
            .describe()
            .answer(
                call,
                LISTING,
                selection(request),
                () ->
                    all.stream()
                        .filter(zone -> isNamed(request.zoneNames(), zone.name()))
                        .filter(zone -> isNamed(request.zoneIds(), zone.zoneId()))
                        .map(this::project)
                        .toList());
    return DescribeAvailabilityZonesResult.builder().availabilityZones(page.items()).build();
  }

  private static boolean isNamed(List<String> names, String name) {
    return names.isEmpty() || names.contains(name);
  }

  private static void refuseUnknown(
      String noun, List<String> names, List<NamedZone> all, Function<NamedZone, String> nameOf) {
    List<String> known = all.stream().map(nameOf).toList();
    List<String> unknown = names.stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw Ec2Errors.invalidParameterValue(
              "Invalid " + noun + ": [" + String.join(", ", unknown) + "]")
          .toException();
    }
  }

  private AvailabilityZone project(NamedZone zone) {
    String region = backend.options().region();
    return AvailabilityZone.builder()
        .zoneName(zone.name())
        .zoneId(zone.zoneId())
        .state(
            zone.isAvailable()
                ? AvailabilityZoneState.AVAILABLE
                : AvailabilityZoneState.UNAVAILABLE)
        .optInStatus(AvailabilityZoneOptInStatus.OPT_IN_NOT_REQUIRED)
        .regionName(region)
        .groupName(region)
        .networkBorderGroup(region)
        .zoneType("availability-zone")
        .messages(List.of())
        .build();
  }

  private static Selection selection(DescribeAvailabilityZonesRequest request) {
    return Selection.unpaged(request, List.of(), request.filters());
  }
}
