// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.regions;

import static io.landbridge.translation.cloudstack.NativeCommand.LIST_ZONES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.AvailabilityZone;
import io.landbridge.ec2.model.AvailabilityZoneState;
import io.landbridge.ec2.model.DescribeAvailabilityZonesRequest;
import io.landbridge.ec2.model.DescribeRegionsRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionActionsTest {
  private final Call call = Calls.byAlice();
  private final ScriptedCloudStack cloud = new ScriptedCloudStack();
  private final Ec2Backend backend = TestBackend.over(cloud);
  private final DescribeRegions regions =
      new DescribeRegions(backend.options(), backend.describe());
  private final DescribeAvailabilityZones zones = new DescribeAvailabilityZones(backend);

  @Test
  void thereIsOneRegion() {
    var answer = regions.handle(call, DescribeRegionsRequest.builder().build());

    assertThat(answer.regions())
        .singleElement()
        .satisfies(region -> {
          assertThat(region.regionName()).contains("us-east-1");
          assertThat(region.endpoint()).contains("localhost");
          assertThat(region.optInStatus()).contains("opt-in-not-required");
        });
  }

  @Test
  void aRegionThatIsNotThereIsRefused() {
    var request =
        DescribeRegionsRequest.builder().regionNames(List.of("us-east-1", "mars-1")).build();

    assertThatThrownBy(() -> regions.validate(call, request))
        .hasMessage("InvalidParameterValue: Invalid region names: [mars-1]");
  }

  @Test
  void nativeZonesAreAvailabilityZonesOfTheRegion() {
    cloud.answers(LIST_ZONES, "listZones");

    List<AvailabilityZone> found =
        zones.handle(call, DescribeAvailabilityZonesRequest.builder().build()).availabilityZones();

    assertThat(found)
        .extracting(zone -> zone.zoneName().orElseThrow())
        .containsExactly("us-east-1a", "us-east-1b");
    assertThat(found)
        .extracting(zone -> zone.zoneId().orElseThrow())
        .containsExactly("use1-az1", "use1-az2");
    assertThat(found)
        .allSatisfy(zone -> assertThat(zone.state()).contains(AvailabilityZoneState.AVAILABLE))
        .allSatisfy(zone -> assertThat(zone.regionName()).contains("us-east-1"));
  }

  @Test
  void zonesAreChosenByNameIdAndFilter() {
    cloud.answers(LIST_ZONES, "listZones");
    var byName =
        DescribeAvailabilityZonesRequest.builder().zoneNames(List.of("us-east-1b")).build();
    var byId = DescribeAvailabilityZonesRequest.builder().zoneIds(List.of("use1-az1")).build();
    var byFilter =
        DescribeAvailabilityZonesRequest.builder()
            .filters(List.of(Filter.builder().name("zone-name").values(List.of("*b")).build()))
            .build();

    assertThat(zones.handle(call, byName).availabilityZones())
        .extracting(zone -> zone.zoneName().orElseThrow())
        .containsExactly("us-east-1b");
    assertThat(zones.handle(call, byId).availabilityZones())
        .extracting(zone -> zone.zoneName().orElseThrow())
        .containsExactly("us-east-1a");
    assertThat(zones.handle(call, byFilter).availabilityZones()).hasSize(1);
  }

  @Test
  void aZoneThatIsNotThereIsRefused() {
    cloud.answers(LIST_ZONES, "listZones");
    var request =
        DescribeAvailabilityZonesRequest.builder().zoneNames(List.of("us-east-1z")).build();

    assertThatThrownBy(() -> zones.handle(call, request))
        .hasMessage("InvalidParameterValue: Invalid availability zone: [us-east-1z]");
  }
}
