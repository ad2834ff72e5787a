// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static io.landbridge.translation.ec2.instances.InstanceScene.DISK;
import static io.landbridge.translation.ec2.instances.InstanceScene.ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.IMAGE_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.ISOLATED_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.ROOT_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.TYPE;
import static io.landbridge.translation.ec2.instances.InstanceScene.VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.machine;
import static io.landbridge.translation.ec2.instances.InstanceScene.root;
import static io.landbridge.translation.ec2.instances.InstanceScene.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.ArchitectureValues;
import io.landbridge.ec2.model.DescribeInstancesRequest;
import io.landbridge.ec2.model.DeviceType;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.HypervisorType;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.Reservation;
import io.landbridge.ec2.model.Tenancy;
import io.landbridge.translation.ec2.volumes.VolumeFacts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribeInstancesTest {
  private final InstanceScene scene = new InstanceScene();
  private final DescribeInstances action = new DescribeInstances(scene.backend);

  private List<Reservation> describe(DescribeInstancesRequest request) {
    action.validate(scene.call, request);
    return action.handle(scene.call, request).reservations();
  }

  private List<Reservation> describeAll() {
    return describe(DescribeInstancesRequest.builder().build());
  }

  private Instance describeOne() {
    return describeAll().getFirst().instances().getFirst();
  }

  private List<String> idsWhere(String filter, String value) {
    var filters = List.of(Filter.builder().name(filter).values(List.of(value)).build());
    return describe(DescribeInstancesRequest.builder().filters(filters).build()).stream()
        .flatMap(reservation -> reservation.instances().stream())
        .map(instance -> instance.instanceId().orElseThrow())
        .toList();
  }

  @Test
  void haveAllThatTerraformReads() {
    scene.machines(machine(VM, "Running")).volumes(root());

    Instance instance = describeOne();

    assertThat(instance.instanceId()).contains(ID);
    assertThat(instance.imageId()).contains(IMAGE_ID);
    assertThat(instance.instanceType()).contains(TYPE);
    assertThat(instance.state().orElseThrow().name()).contains(InstanceStateName.RUNNING);
    assertThat(instance.keyName()).contains("my-key");
    assertThat(instance.subnetId()).contains(ISOLATED_ID);
    assertThat(instance.vpcId()).contains("vpc-fa18da5f0c364affa");
    assertThat(instance.privateIpAddress()).contains("10.11.0.89");
    assertThat(instance.privateDnsName()).contains("ip-10-11-0-89.ec2.internal");
    assertThat(instance.architecture()).contains(ArchitectureValues.X86_64);
    assertThat(instance.hypervisor()).contains(HypervisorType.XEN);
    assertThat(instance.rootDeviceName()).contains("/dev/sda1");
    assertThat(instance.rootDeviceType()).contains(DeviceType.EBS);
    assertThat(instance.sourceDestCheck()).contains(true);
    assertThat(instance.ebsOptimized()).contains(false);
    var placement = instance.placement().orElseThrow();
    assertThat(placement.availabilityZone()).contains("us-east-1a");
    assertThat(placement.tenancy()).contains(Tenancy.DEFAULT);
    assertThat(instance.monitoring()).isPresent();
    assertThat(instance.metadataOptions()).isPresent();
    assertThat(instance.cpuOptions()).isPresent();
    assertThat(instance.enclaveOptions().orElseThrow().enabled()).contains(false);
    assertThat(instance.hibernationOptions().orElseThrow().configured()).contains(false);
    assertThat(instance.maintenanceOptions()).isPresent();
    assertThat(instance.privateDnsNameOptions()).isPresent();
    assertThat(instance.capacityReservationSpecification()).isPresent();
  }

  @Test
  void haveTheirVolumesAsDevices() {
    scene
        .machines(machine(VM, "Running"))
        .volumes(volume(DISK, "DATADISK", 2), root())
        .volumeFact(DISK, VolumeFacts.DEVICE_NAME, "/dev/xvdf");

    var mappings = describeOne().blockDeviceMappings();

    assertThat(mappings)
        .extracting(mapping -> mapping.deviceName().orElseThrow())
        .containsExactly("/dev/sda1", "/dev/xvdf");
    assertThat(mappings.getFirst().ebs().orElseThrow())
        .satisfies(ebs -> {
          assertThat(ebs.volumeId()).contains(ROOT_ID);
          assertThat(ebs.deleteOnTermination()).contains(true);
        });
    assertThat(mappings.getLast().ebs().orElseThrow().deleteOnTermination()).contains(false);
  }

  @Test
  void haveTheirInterfaceAttached() {
    scene.machines(machine(VM, "Running", ",\"publicip\":\"203.0.113.7\"")).volumes();

    Instance instance = describeOne();

    assertThat(instance.publicIpAddress()).contains("203.0.113.7");
    assertThat(instance.networkInterfaces())
        .singleElement()
        .satisfies(nic -> {
          assertThat(nic.networkInterfaceId()).contains("eni-a1dee60ae21a4818b");
          assertThat(nic.macAddress()).contains("02:02:00:d4:00:01");
          assertThat(nic.attachment().orElseThrow().deviceIndex()).contains(0);
          assertThat(nic.association().orElseThrow().publicIp()).contains("203.0.113.7");
          assertThat(nic.privateIpAddresses())
              .singleElement()
              .satisfies(address -> assertThat(address.primary()).contains(true));
        });
  }

  @Test
  void ofOneLaunchAreOneReservation() {
    scene.machines(machine(VM, "Running"), machine(OTHER_VM, "Running")).volumes();
    scene.fact(InstanceFacts.RESERVATION, "r-52dee60ae21a4818b");

    assertThat(describeAll())
        .singleElement()
        .satisfies(reservation -> {
          assertThat(reservation.reservationId()).contains("r-52dee60ae21a4818b");
          assertThat(reservation.instances()).hasSize(2);
        });
  }

  @Test
  void madeNativelyAreReservationsOfTheirOwn() {
    scene.machines(machine(VM, "Running"), machine(OTHER_VM, "Running")).volumes();

    assertThat(describeAll())
        .extracting(reservation -> reservation.reservationId().orElseThrow())
        .containsExactlyInAnyOrder("r-41dee60ae21a4818b", "r-52dee60ae21a4818b");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "instance-state-name, stop*",
    "instance-state-code, 80",
    "tag:Name, web-?",
    "tag-key, Name",
    "instance-id, i-41*",
    "network-interface.network-interface-id, eni-a1dee60ae21a4818b"
  })
  void areFoundByFilter(String filter, String value) {
    String tags = ",\"tags\":[{\"key\":\"Name\",\"value\":\"web-1\"}]";
    scene.machines(machine(VM, "Stopped", tags), machine(OTHER_VM, "Running")).volumes();

    assertThat(idsWhere(filter, value)).containsExactly(ID);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "instance-type, cs.*",
    "availability-zone, us-east-1a",
    "subnet-id, subnet-fa18da5f0c364affa",
    "image-id, ami-d523398ee5d511f19",
    "key-name, my-key",
    "root-device-type, ebs",
    "network-interface.addresses.private-ip-address, 10.11.0.89",
    "owner-id, 111111111111"
  })
  void areFoundByWhatTheyShare(String filter, String value) {
    scene.machines(machine(VM, "Stopped"), machine(OTHER_VM, "Running")).volumes();

    assertThat(idsWhere(filter, value)).containsExactlyInAnyOrder(ID, OTHER_ID);
  }

  @Test
  void areNotFoundByAFilterThatThereIsNot() {
    assertThatThrownBy(() -> idsWhere("colour", "red"))
        .hasMessageContaining("InvalidParameterValue");
  }

  @Test
  void thatAreNotThereAreRefused() {
    scene.machines();

    assertThatThrownBy(
            () -> describe(DescribeInstancesRequest.builder().instanceIds(List.of(ID)).build()))
        .hasMessageContaining("InvalidInstanceID.NotFound");
    assertThatThrownBy(
            () -> describe(DescribeInstancesRequest.builder().instanceIds(List.of("i-1")).build()))
        .hasMessageContaining("InvalidInstanceID.Malformed");
  }

  @Test
  void ofARefusedLaunchAreHidden() {
    scene.machines(machine(VM, "Stopped"), machine(OTHER_VM, "Running")).volumes();
    scene.fact(InstanceFacts.ROLLED_BACK, "true");

    assertThat(describeAll())
        .flatExtracting(Reservation::instances)
        .singleElement()
        .satisfies(instance -> assertThat(instance.instanceId()).contains(OTHER_ID));
  }

  @Test
  void costOneNativeListOfMachinesAndOneOfVolumesHoweverManyThereAre() {
    scene.machines(machine(VM, "Running"), machine(OTHER_VM, "Running")).volumes(root());

    var _ = describeAll();

    assertThat(scene.cloud.sent())
        .containsOnlyOnce("listVirtualMachines details=nics,secgrp,tmpl,servoff,affgrp")
        .containsOnlyOnce("listVolumes")
        .filteredOn(line -> line.contains(VM.value()))
        .isEmpty();
  }
}
