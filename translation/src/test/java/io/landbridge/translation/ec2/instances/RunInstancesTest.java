// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static io.landbridge.translation.cloudstack.NativeCommand.CREATE_TAGS;
import static io.landbridge.translation.cloudstack.NativeCommand.DEPLOY_VIRTUAL_MACHINE;
import static io.landbridge.translation.cloudstack.NativeCommand.DESTROY_VIRTUAL_MACHINE;
import static io.landbridge.translation.cloudstack.NativeCommand.UPDATE_VIRTUAL_MACHINE;
import static io.landbridge.translation.ec2.instances.InstanceScene.DEFAULT_GROUP;
import static io.landbridge.translation.ec2.instances.InstanceScene.GP2;
import static io.landbridge.translation.ec2.instances.InstanceScene.ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.IMAGE_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.ISOLATED;
import static io.landbridge.translation.ec2.instances.InstanceScene.ISOLATED_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.SHARED;
import static io.landbridge.translation.ec2.instances.InstanceScene.SHARED_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.TYPE;
import static io.landbridge.translation.ec2.instances.InstanceScene.VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.WEB;
import static io.landbridge.translation.ec2.instances.InstanceScene.WEB_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.BlockDeviceMapping;
import io.landbridge.ec2.model.EbsBlockDevice;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceNetworkInterfaceSpecification;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.Placement;
import io.landbridge.ec2.model.Reservation;
import io.landbridge.ec2.model.ResourceType;
import io.landbridge.ec2.model.RunInstancesRequest;
import io.landbridge.ec2.model.ShutdownBehavior;
import io.landbridge.ec2.model.Tag;
import io.landbridge.ec2.model.TagSpecification;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunInstancesTest {
  private static final String HEAD =
      "zoneid=2ef9eff8-cb26-4fb6-b40a-b24bf854b77f"
          + " templateid=d523398e-e5d5-11f1-90e2-02fc00000001"
          + " serviceofferingid=a3de00c4-64d8-4190-aa4a-8a6bdabadca9";

  private final InstanceScene scene = new InstanceScene();
  private final RunInstances action = new RunInstances(scene.backend);

  private static RunInstancesRequest.Builder request() {
    return RunInstancesRequest.builder()
        .imageId(IMAGE_ID)
        .instanceType(TYPE)
        .clientToken("token")
        .minCount(1)
        .maxCount(1);
  }

  private static RunInstancesRequest.Builder inIsolated() {
    return request().subnetId(ISOLATED_ID);
  }

  private Reservation run(RunInstancesRequest.Builder request) {
    return run(scene.call, request);
  }

  private Reservation run(Call call, RunInstancesRequest.Builder request) {
    RunInstancesRequest built = request.build();
    action.validate(call, built);
    return action.handle(call, built);
  }

  private InstanceScene deploys(NativeId... machines) {
    for (NativeId id : machines) {
      scene.cloud.runs(DEPLOY_VIRTUAL_MACHINE, Optional.of(id), "{}");
    }
    return scene.volumes();
  }

  private String hostName(int index) {
    return HostName.of(scene.call.caller().accountId(), "token", index);
  }

  private String deployCommand() {
    return scene.changes().getFirst();
  }

  @Nested
  class Accepted {

    @Test
    void deploysWithWhatWasAskedFor() {
      deploys(VM).machines(machine(VM, "Stopped"));
      scene.cloud.runs(CREATE_TAGS);

      var _ =
          run(
              inIsolated()
                  .keyName("my-key")
                  .userData("aGVsbG8=")
                  .placement(Placement.builder().groupName("near").build())
                  .tagSpecifications(
                      List.of(
                          TagSpecification.builder()
                              .resourceType(ResourceType.INSTANCE)
                              .tags(List.of(Tag.builder().key("Name").value("web 1").build()))
                              .build())));

      assertThat(scene.changes())
          .containsExactly(
              "deployVirtualMachine "
                  + HEAD
                  + " name="
                  + hostName(0)
                  + " displayname=web 1 keypairs=my-key userdata=aGVsbG8= affinitygroupnames=near"
                  + " networkids="
                  + ISOLATED,
              "createTags resourcetype=UserVm resourceids="
                  + VM
                  + " tags[0].key=Name tags[0].value=web 1");
    }

    @Test
    void answersWhileTheInstanceIsPending() {
      deploys(VM).machines(machine(VM, "Stopped"));

      Reservation reservation = run(inIsolated());

      assertThat(reservation.reservationId().orElseThrow()).matches("r-[0-9a-f]{17}");
      assertThat(reservation.ownerId()).contains("111111111111");
      Instance instance = reservation.instances().getFirst();
      assertThat(instance.instanceId()).contains(ID);
      assertThat(instance.state().orElseThrow().name()).contains(InstanceStateName.PENDING);
      assertThat(instance.clientToken()).contains("token");
      assertThat(scene.jobs.all())
          .singleElement()
          .extracting(FollowedJob::purpose)
          .isEqualTo(InstanceJobs.DEPLOY);
    }

    @Test
    void remembersTheGroupsWhereTheNetworkHasNone() {
      deploys(VM).machines(machine(VM, "Stopped"));

      Reservation reservation = run(inIsolated().securityGroupIds(List.of(WEB_ID)));

      assertThat(deployCommand()).doesNotContain("securitygroupids");
      assertThat(scene.facts(VM)).containsEntry(InstanceFacts.SECURITY_GROUPS, WEB.value());
      assertThat(reservation.instances().getFirst().securityGroups())
          .singleElement()
          .satisfies(group -> assertThat(group.groupId()).contains(WEB_ID));
    }

    @Test
    void givesTheGroupsToANetworkThatHasThem() {
      deploys(VM).machines(machine(VM, "Stopped"));

      var _ = run(request().subnetId(SHARED_ID).securityGroups(List.of("web")));

      assertThat(deployCommand()).endsWith(" networkids=" + SHARED + " securitygroupids=" + WEB);
      assertThat(scene.facts(VM)).doesNotContainKey(InstanceFacts.SECURITY_GROUPS);
    }

    @Test
    void goesToTheDefaultSubnetWithItsDefaultGroup() {
      deploys(VM).machines(machine(VM, "Stopped"));

      var _ = run(request());

      assertThat(deployCommand())
          .contains("zoneid=5e30e61e-de60-46f8-aae8-1b6a58bf9143")
          .endsWith(" networkids=" + SHARED + " securitygroupids=" + DEFAULT_GROUP);
    }

    @Test
    void asksForAnAddressOfTheInterface() {
      deploys(VM).machines(machine(VM, "Stopped"));

      var _ =
          run(
              request()
                  .networkInterfaces(
                      List.of(
                          InstanceNetworkInterfaceSpecification.builder()
                              .deviceIndex(0)
                              .subnetId(ISOLATED_ID)
                              .groups(List.of(WEB_ID))
                              .privateIpAddress("10.11.0.7")
                              .build())));

      assertThat(deployCommand())
          .endsWith(
              " iptonetworklist[0].networkid=" + ISOLATED + " iptonetworklist[0].ip=10.11.0.7");
      assertThat(scene.facts(VM)).containsEntry(InstanceFacts.SECURITY_GROUPS, WEB.value());
    }

    @Test
    void sizesTheRootVolumeAndAddsOthers() {
      deploys(VM).machines(machine(VM, "Stopped"));

      var _ =
          run(
              inIsolated()
                  .blockDeviceMappings(
                      List.of(
                          disk("/dev/sdc", 7), disk("/dev/sda1", 9), disk("/dev/sdb", 5, false))));

      assertThat(deployCommand())
          .contains(" rootdisksize=9 ")
          .endsWith(
              " datadisksdetails[0].diskofferingid="
                  + GP2
                  + " datadisksdetails[0].size=5 datadisksdetails[0].deviceid=1"
                  + " datadisksdetails[1].diskofferingid="
                  + GP2
                  + " datadisksdetails[1].size=7 datadisksdetails[1].deviceid=2");
      assertThat(LaunchFacts.disks(scene.jobs.all().getFirst().facts()))
          .containsExactly(
              new LaunchFacts.Disk("/dev/sdb", false), new LaunchFacts.Disk("/dev/sdc", true));
    }

    @Test
    void remembersWhatTheCloudDoesNotKeep() {
      deploys(VM).machines(machine(VM, "Stopped"));

      var _ =
          run(
              inIsolated()
                  .disableApiStop(true)
                  .ebsOptimized(true)
                  .instanceInitiatedShutdownBehavior(ShutdownBehavior.TERMINATE));

      assertThat(scene.facts(VM))
          .containsEntry(InstanceFacts.LAUNCH_INDEX, "0")
          .containsEntry(InstanceFacts.CLIENT_TOKEN, "token")
          .containsEntry(InstanceFacts.DISABLE_API_STOP, "true")
          .containsEntry(InstanceFacts.EBS_OPTIMIZED, "true")
          .containsEntry(InstanceFacts.SHUTDOWN_BEHAVIOR, "terminate")
          .containsEntry(InstanceFacts.ROOT_DEVICE_NAME, "/dev/sda1");
    }

    @Test
    void protectsWhenAllMachinesAreThere() {
      deploys(VM, OTHER_VM).machines(machine(VM, "Stopped"), machine(OTHER_VM, "Stopped"));
      scene
          .cloud
          .answersJson(UPDATE_VIRTUAL_MACHINE, updated(VM))
          .answersJson(UPDATE_VIRTUAL_MACHINE, updated(OTHER_VM));

      var _ = run(inIsolated().minCount(2).maxCount(2).disableApiTermination(true));

      assertThat(scene.changes().subList(2, 4))
          .containsExactly(
              "updateVirtualMachine id=" + VM + " deleteprotection=true",
              "updateVirtualMachine id=" + OTHER_VM + " deleteprotection=true");
    }

    private static String updated(NativeId id) {
      return "{\"virtualmachine\":" + machine(id, "Stopped") + "}";
    }
  }

  private static BlockDeviceMapping disk(String name, int size) {
    return disk(name, size, true);
  }

  private static BlockDeviceMapping disk(String name, int size, boolean deleteOnTermination) {
    return BlockDeviceMapping.builder()
        .deviceName(name)
        .ebs(
            EbsBlockDevice.builder()
                .volumeSize(size)
                .deleteOnTermination(deleteOnTermination)
                .build())
        .build();
  }

  @Nested
  class PartlyAccepted {

    @Test
    void answersWhatWasMadeWhenItIsEnough() {
      deploys(VM).machines(machine(VM, "Stopped"));
      scene.cloud.fails(DEPLOY_VIRTUAL_MACHINE, 535, "Maximum number of resources exceeded");

      Reservation reservation = run(inIsolated().minCount(1).maxCount(2));

      assertThat(reservation.instances())
          .singleElement()
          .satisfies(instance -> assertThat(instance.amiLaunchIndex()).contains(0));
    }

    @Test
    void takesBackWhatWasMadeWhenItIsTooFew() {
      deploys(VM).machines(machine(VM, "Stopped"));
      scene
          .cloud
          .fails(DEPLOY_VIRTUAL_MACHINE, 535, "Maximum number of resources exceeded")
          .runs(DESTROY_VIRTUAL_MACHINE);

      assertThatThrownBy(() -> run(inIsolated().minCount(2).maxCount(2)))
          .isInstanceOf(NativeException.class);

      assertThat(scene.changes().getLast())
          .isEqualTo("destroyVirtualMachine id=" + VM + " expunge=true");
      assertThat(new Instances(scene.backend).list(scene.call)).isEmpty();
    }

    @Test
    void takesBackAllWhenTheyCannotBeProtected() {
      deploys(VM).machines(machine(VM, "Stopped"));
      scene.cloud.fails(UPDATE_VIRTUAL_MACHINE, 530, "no").runs(DESTROY_VIRTUAL_MACHINE);

      assertThatThrownBy(() -> run(inIsolated().disableApiTermination(true)))
          .isInstanceOf(NativeException.class);

      assertThat(scene.changes().getLast()).startsWith("destroyVirtualMachine id=" + VM);
    }
  }

  @Nested
  class Resumed {
    private final Call resumed = scene.call.resumed();

    @Test
    void takesUpTheMachineOfItsNameAndDeploysNothing() {
      scene.fact(InstanceFacts.RESERVATION, "r-11111111111111111");
      scene.volumes().machines(machine(VM, "Running"));

      Reservation reservation = run(resumed, inIsolated());

      assertThat(reservation.reservationId()).contains("r-11111111111111111");
      assertThat(reservation.instances())
          .singleElement()
          .satisfies(instance -> assertThat(instance.instanceId()).contains(ID));
      assertThat(scene.cloud.sent()).contains("listVirtualMachines name=" + hostName(0));
      assertThat(scene.changes()).isEmpty();
    }

    @Test
    void followsTheJobThatIsStillUnderWay() {
      scene
          .volumes()
          .machines(machine(VM, "Stopped", ",\"jobid\":\"20000000-0000-4000-8000-000000000000\""));

      Reservation reservation = run(resumed, inIsolated());

      assertThat(reservation.instances().getFirst().state().orElseThrow().name())
          .contains(InstanceStateName.PENDING);
      assertThat(scene.jobs.all())
          .singleElement()
          .satisfies(job ->
              assertThat(job.jobId())
                  .isEqualTo(new NativeId("20000000-0000-4000-8000-000000000000")));
    }

    @Test
    void deploysWhatIsNotThereYet() {
      deploys(VM).machines().machines().machines(machine(VM, "Stopped"));

      var _ = run(resumed, inIsolated());

      assertThat(deployCommand()).contains(" name=" + hostName(0) + " ");
    }

    @Test
    void doesNotTakeUpAMachineThatWasTakenBack() {
      scene.fact(InstanceFacts.ROLLED_BACK, "true");
      deploys(OTHER_VM)
          .machines(machine(VM, "Destroyed"))
          .machines(machine(VM, "Destroyed"))
          .machines(machine(OTHER_VM, "Stopped"));

      Reservation reservation = run(resumed, inIsolated());

      assertThat(reservation.instances())
          .singleElement()
          .satisfies(instance -> assertThat(instance.instanceId()).isNotEqualTo(Optional.of(ID)));
    }
  }

  @Nested
  class Refused {

    private void refuses(RunInstancesRequest.Builder request, String code) {
      assertThatThrownBy(() -> run(request)).hasMessageContaining(code);
      assertThat(scene.changes()).isEmpty();
    }

    @Test
    void countsThatMakeNoSense() {
      refuses(inIsolated().minCount(0), "InvalidParameterValue");
      refuses(inIsolated().minCount(2).maxCount(1), "InvalidParameterValue");
      refuses(inIsolated().maxCount(1_001), "InvalidParameterValue");
    }

    @Test
    void aRequestWithoutImage() {
      refuses(RunInstancesRequest.builder().minCount(1).maxCount(1), "MissingParameter");
    }

    @Test
    void userDataThatIsLongerThanTheCloudTakes() {
      String text = java.util.Base64.getEncoder().encodeToString(new byte[24577]);

      refuses(inIsolated().userData(text), "InvalidParameterValue");
    }

    @Test
    void userDataThatIsNotBase64() {
      refuses(inIsolated().userData("#!sh"), "InvalidParameterValue");
    }

    @Test
    void interfacesBesideASubnetOrGroupsOrAnAddress() {
      var nic = InstanceNetworkInterfaceSpecification.builder().deviceIndex(0).build();
      var interfaces = List.of(nic);

      refuses(inIsolated().networkInterfaces(interfaces), "InvalidParameterCombination");
      refuses(
          request().networkInterfaces(interfaces).securityGroups(List.of("web")),
          "InvalidParameterCombination");
      refuses(
          request().networkInterfaces(interfaces).privateIpAddress("10.11.0.7"),
          "InvalidParameterCombination");
    }

    @Test
    void whatIsNotThere() {
      refuses(inIsolated().instanceType("t9.huge"), "InvalidParameterValue");
      refuses(inIsolated().imageId("ami-00000000000000000"), "InvalidAMIID.NotFound");
      refuses(request().subnetId("subnet-00000000000000000"), "InvalidSubnetID.NotFound");
      refuses(
          inIsolated().securityGroupIds(List.of("sg-00000000000000000")), "InvalidGroup.NotFound");
    }

    @Test
    void aZoneThatIsNotTheSubnets() {
      refuses(
          inIsolated().placement(Placement.builder().availabilityZone("us-east-1b").build()),
          "InvalidParameterValue");
    }

    @Test
    void aZoneWithoutDefaultSubnet() {
      refuses(
          request().placement(Placement.builder().availabilityZone("us-east-1a").build()),
          "MissingInput");
    }

    @Test
    void volumesThatCannotBe() {
      refuses(
          inIsolated().blockDeviceMappings(List.of(disk("/dev/sda1", 1))),
          "InvalidBlockDeviceMapping");
      refuses(
          inIsolated().blockDeviceMappings(List.of(disk("/dev/sda1", 9, false))),
          "UnsupportedOperation");
      refuses(
          inIsolated().blockDeviceMappings(List.of(disk("/dev/sdb", 1), disk("/dev/sdb", 1))),
          "InvalidBlockDeviceMapping");
      refuses(
          inIsolated()
              .blockDeviceMappings(
                  List.of(
                      BlockDeviceMapping.builder()
                          .deviceName("/dev/sdb")
                          .ebs(EbsBlockDevice.builder().build())
                          .build())),
          "MissingParameter");
    }
  }
}
