// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instancetypes;

import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SERVICE_OFFERINGS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_ZONES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.ArchitectureType;
import io.landbridge.ec2.model.DescribeInstanceTypeOfferingsRequest;
import io.landbridge.ec2.model.DescribeInstanceTypesRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.InstanceTypeInfo;
import io.landbridge.ec2.model.LocationType;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceTypeActionsTest {
  private static final String ZONE_OF_NANO = "5e30e61e-de60-46f8-aae8-1b6a58bf9143";
  private static final String OFFERINGS =
      """
      {"count":2,"serviceoffering":[
        {"id":"a3de00c4-64d8-4190-aa4a-8a6bdabadca9","name":"t2.nano","cpunumber":2,"cpuspeed":2500,
         "memory":512,"offerha":true,"networkrate":1000,"zoneid":"%s"},
        {"id":"41e65a0b-03f1-4754-b07b-4378d0fe256b","name":"Big One!","cpunumber":8,
         "cpuspeed":1000,"memory":16384,"networkrate":200,"gpucardname":"L40","gpucount":2}]}
      """
          .formatted(ZONE_OF_NANO);

  private final Call call = Calls.byAlice();
  private final ScriptedCloudStack cloud =
      new ScriptedCloudStack()
          .answersJson(LIST_SERVICE_OFFERINGS, OFFERINGS)
          .answers(LIST_ZONES, "listZones");
  private final Ec2Backend backend = TestBackend.over(cloud);
  private final DescribeInstanceTypes types = new DescribeInstanceTypes(backend);
  private final DescribeInstanceTypeOfferings offerings =
      new DescribeInstanceTypeOfferings(backend);

  private List<InstanceTypeInfo> describe(DescribeInstanceTypesRequest request) {
    types.validate(call, request);
    return types.handle(call, request).instanceTypes();
  }

  private static DescribeInstanceTypesRequest filtered(String name, String value) {
    return DescribeInstanceTypesRequest.builder()
        .filters(List.of(Filter.builder().name(name).values(List.of(value)).build()))
        .build();
  }

  private static List<String> names(List<InstanceTypeInfo> types) {
    return types.stream().map(type -> type.instanceType().orElseThrow()).toList();
  }

  @Test
  void serviceOfferingsAreTypes() {
    List<InstanceTypeInfo> all = describe(DescribeInstanceTypesRequest.builder().build());

    assertThat(names(all)).containsExactly("cs.big-one-", "t2.nano");
    InstanceTypeInfo nano = all.getLast();
    assertThat(nano.vCpuInfo().orElseThrow().defaultVCpus()).contains(2);
    assertThat(nano.memoryInfo().orElseThrow().sizeInMiB()).contains(512L);
    assertThat(nano.processorInfo().orElseThrow().sustainedClockSpeedInGhz()).contains(2.5);
    assertThat(nano.processorInfo().orElseThrow().supportedArchitectures())
        .containsExactly(ArchitectureType.X86_64);
    assertThat(nano.autoRecoverySupported()).contains(true);
    assertThat(nano.networkInfo().orElseThrow().networkPerformance()).contains("1 Gigabit");
    assertThat(nano.gpuInfo()).isEmpty();
    assertThat(all.getFirst().gpuInfo().orElseThrow().gpus())
        .singleElement()
        .satisfies(gpu -> assertThat(gpu.name()).contains("L40"));
  }

  @Test
  void typesAreChosenByNameAndFilter() {
    assertThat(
            names(
                describe(
                    DescribeInstanceTypesRequest.builder()
                        .instanceTypes(List.of("t2.nano"))
                        .build())))
        .containsExactly("t2.nano");
    assertThat(names(describe(filtered("memory-info.size-in-mib", "16384"))))
        .containsExactly("cs.big-one-");
    assertThat(names(describe(filtered("vcpu-info.valid-cores", "3"))))
        .containsExactly("cs.big-one-");
    assertThat(names(describe(filtered("instance-type", "t2.*")))).containsExactly("t2.nano");
    assertThat(describe(filtered("processor-info.supported-architecture", "x86_64"))).hasSize(2);
  }

  @Test
  void aTypeThatIsNotThereIsRefused() {
    var request =
        DescribeInstanceTypesRequest.builder().instanceTypes(List.of("t2.nano", "x1.none")).build();

    assertThatThrownBy(() -> describe(request))
        .hasMessage(
            "InvalidInstanceType: The following supplied instance types do not exist: [x1.none]");
  }

  @Test
  void pagesAndNamesExcludeEachOther() {
    var request =
        DescribeInstanceTypesRequest.builder()
            .instanceTypes(List.of("t2.nano"))
            .maxResults(5)
            .build();

    assertThatThrownBy(() -> describe(request)).hasMessageContaining("InvalidParameterCombination");
  }

  @Test
  void offeringsTellWhereATypeCanBeHad() {
    var inRegion = DescribeInstanceTypeOfferingsRequest.builder().build();
    var inZones = inRegion.toBuilder().locationType(LocationType.AVAILABILITY_ZONE).build();
    var byZoneId = inRegion.toBuilder().locationType(LocationType.AVAILABILITY_ZONE_ID).build();

    assertThat(locations(inRegion)).containsExactly("cs.big-one- us-east-1", "t2.nano us-east-1");
    assertThat(locations(inZones))
        .containsExactly("cs.big-one- us-east-1a", "cs.big-one- us-east-1b", "t2.nano us-east-1b");
    assertThat(locations(byZoneId))
        .containsExactly("cs.big-one- use1-az1", "cs.big-one- use1-az2", "t2.nano use1-az2");
  }

  private List<String> locations(DescribeInstanceTypeOfferingsRequest request) {
    offerings.validate(call, request);
    return offerings.handle(call, request).instanceTypeOfferings().stream()
        .map(o -> o.instanceType().orElseThrow() + " " + o.location().orElseThrow())
        .toList();
  }
}
