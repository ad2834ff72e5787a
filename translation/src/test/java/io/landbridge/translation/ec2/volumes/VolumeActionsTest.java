// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import static io.landbridge.translation.cloudstack.NativeCommand.ATTACH_VOLUME;
import static io.landbridge.translation.cloudstack.NativeCommand.CHANGE_OFFERING_FOR_VOLUME;
import static io.landbridge.translation.cloudstack.NativeCommand.CREATE_VOLUME;
import static io.landbridge.translation.cloudstack.NativeCommand.DELETE_VOLUME;
import static io.landbridge.translation.cloudstack.NativeCommand.DETACH_VOLUME;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_DISK_OFFERINGS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SNAPSHOTS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VIRTUAL_MACHINES;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VOLUMES;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_ZONES;
import static io.landbridge.translation.cloudstack.NativeCommand.RESIZE_VOLUME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.landbridge.ec2.model.AttachVolumeRequest;
import io.landbridge.ec2.model.CreateVolumeRequest;
import io.landbridge.ec2.model.DeleteVolumeRequest;
import io.landbridge.ec2.model.DescribeVolumeStatusRequest;
import io.landbridge.ec2.model.DescribeVolumesModificationsRequest;
import io.landbridge.ec2.model.DescribeVolumesRequest;
import io.landbridge.ec2.model.DetachVolumeRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.ModifyVolumeRequest;
import io.landbridge.ec2.model.Volume;
import io.landbridge.ec2.model.VolumeAttachment;
import io.landbridge.ec2.model.VolumeAttachmentState;
import io.landbridge.ec2.model.VolumeModification;
import io.landbridge.ec2.model.VolumeModificationState;
import io.landbridge.ec2.model.VolumeState;
import io.landbridge.ec2.model.VolumeStatusInfoStatus;
import io.landbridge.ec2.model.VolumeType;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobEnd;
import io.landbridge.translation.jobs.RecordedJobs;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VolumeActionsTest {
  private static final NativeId DISK = new NativeId("a19e2806-bb27-4b2b-91ee-2c85d9bcbc98");
  private static final NativeId ROOT = new NativeId("d0fb4de1-7533-4e8d-b806-f97d0ab0eb68");
  private static final NativeId VM = new NativeId("41dee60a-e21a-4818-bfcb-aaa615bc7b7b");
  private static final NativeId SNAPSHOT = new NativeId("58e977c9-ef3d-4628-8fed-314becb212e3");
  private static final String ZONE = "2ef9eff8-cb26-4fb6-b40a-b24bf854b77f";
  private static final String GP2 = "00000000-0000-4000-8000-0000000000a2";
  private static final String GP3 = "00000000-0000-4000-8000-0000000000a3";
  private static final String IO1 = "00000000-0000-4000-8000-0000000000a1";
  private static final String OFFERINGS =
      """
      {"count":4,"diskoffering":[
        {"id":"%s","name":"gp2","disksize":0,"iscustomized":true},
        {"id":"%s","name":"gp3","disksize":0,"iscustomized":true},
        {"id":"%s","name":"io1","disksize":0,"iscustomized":true,"iscustomizediops":true},
        {"id":"00000000-0000-4000-8000-0000000000a4","name":"st1","disksize":500,
         "iscustomized":false}]}
      """
          .formatted(GP2, GP3, IO1);

  private final Call call = Calls.byAlice();
  private final RecordedJobs jobs = new RecordedJobs();
  private final ScriptedCloudStack cloud =
      new ScriptedCloudStack()
          .answers(LIST_ZONES, "listZones")
          .answers(LIST_VIRTUAL_MACHINES, "listVirtualMachines-running")
          .answersJson(LIST_DISK_OFFERINGS, OFFERINGS);
  private final Ec2Backend backend = TestBackend.over(cloud, jobs);
  private final String disk = backend.ids().getEc2Id(ResourceKind.VOLUME, DISK);
  private final String root = backend.ids().getEc2Id(ResourceKind.VOLUME, ROOT);
  private final String vm = backend.ids().getEc2Id(ResourceKind.INSTANCE, VM);

  private static String list(String... volumes) {
    return "{\"count\":%d,\"volume\":[%s]}".formatted(volumes.length, String.join(",", volumes));
  }

  private static String free(String state) {
    return volume(state, "");
  }

  private static String attached() {
    return volume(
        "Ready",
        ",\"virtualmachineid\":\"%s\",\"deviceid\":1,\"vmstate\":\"Running\"".formatted(VM));
  }

  private static String volume(String state, String more) {
    return """
    {"id":"%s","name":"d",
     "account":"alice","domainid":"bea59957-e5d5-11f1-90e2-02fc00000001",
     "zoneid":"%s","type":"DATADISK","size":5368709120,
     "created":"2026-11-21T18:18:47+0000","diskofferingid":"%s","state":"%s"%s}
    """
        .formatted(DISK, ZONE, GP2, state, more);
  }

  private static String rootVolume() {
    return """
    {"id":"%s","name":"r",
     "account":"alice","domainid":"bea59957-e5d5-11f1-90e2-02fc00000001",
     "zoneid":"%s","type":"ROOT","size":2147483648,"deviceid":0,
     "virtualmachineid":"%s","vmstate":"Running","state":"Ready"}
    """
        .formatted(ROOT, ZONE, VM);
  }

  private Volume describeOne() {
    var request = DescribeVolumesRequest.builder().volumeIds(List.of(disk)).build();
    return new DescribeVolumes(backend).handle(call, request).volumes().getFirst();
  }

  private JobEnd end(String purpose) {
    return VolumeOperations.jobEnds(backend).stream()
        .filter(end -> end.purpose().equals(purpose))
        .findFirst()
        .orElseThrow();
  }

  private void succeed(String purpose) {
    jobs.succeed(purpose);
    end(purpose).succeeded(call, jobs.all().getLast(), JsonNodeFactory.instance.objectNode());
  }

  private void fail(String purpose, NativeCommand command) {
    NativeError error = new NativeError(command, 530, OptionalInt.empty(), "broken", true);
    jobs.fail(purpose, error);
    end(purpose).failed(call, jobs.all().getLast(), error);
  }

  @Nested
  class Making {
    private CreateVolumeRequest.Builder request() {
      return CreateVolumeRequest.builder().availabilityZone("us-east-1a").size(5);
    }

    private Volume create(CreateVolumeRequest request) {
      CreateVolume action = new CreateVolume(backend);
      action.validate(call, request);
      return action.handle(call, request);
    }

    private String sent() {
      return cloud.sent().stream()
          .filter(line -> line.startsWith("createVolume"))
          .findFirst()
          .orElseThrow()
          .replaceAll("name=vol-\\S+", "name=*");
    }

    private void accepts() {
      cloud
          .runs(CREATE_VOLUME, Optional.of(DISK), "{}")
          .answersJson(LIST_VOLUMES, list(free("Allocated")));
    }

    @Test
    void answersWhileItIsCreatingAndIsAvailableAfterwards() {
      accepts();

      Volume made = create(request().build());

      assertThat(sent())
          .isEqualTo("createVolume zoneid=" + ZONE + " diskofferingid=" + GP2 + " size=5 name=*");
      assertThat(made.volumeId()).contains(disk);
      assertThat(made.state()).contains(VolumeState.CREATING);
      assertThat(made.size()).contains(5);
      assertThat(made.volumeType()).contains(VolumeType.GP2);
      assertThat(made.availabilityZone()).contains("us-east-1a");
      assertThat(made.encrypted()).contains(false);
      assertThat(made.snapshotId()).contains("");
      succeed(VolumeJobs.CREATE);
      assertThat(describeOne().state()).contains(VolumeState.AVAILABLE);
    }

    @Test
    void asksForOperationsWhereTheOfferingLetsThemBeChosen() {
      accepts();

      create(request().volumeType(VolumeType.IO1).iops(900).build());

      assertThat(sent())
          .isEqualTo(
              "createVolume zoneid=%s diskofferingid=%s size=5 miniops=900 maxiops=900 name=*"
                  .formatted(ZONE, IO1));
    }

    @Test
    void remembersThePerformanceThatTheOfferingDoesNotKeep() {
      cloud
          .runs(CREATE_VOLUME, Optional.of(DISK), "{}")
          .answersJson(LIST_VOLUMES, list(free("Allocated").replace(GP2, GP3)));

      Volume made = create(request().volumeType(VolumeType.GP3).iops(4000).throughput(200).build());

      assertThat(made.volumeType()).contains(VolumeType.GP3);
      assertThat(made.iops()).contains(4000);
      assertThat(made.throughput()).contains(200);
    }

    @Test
    void ofASnapshotGetsItsTypeWhenItIsThere() {
      accepts();
      cloud.answers(LIST_SNAPSHOTS, "listSnapshots").runs(CHANGE_OFFERING_FOR_VOLUME);
      String snapshot = backend.ids().getEc2Id(ResourceKind.SNAPSHOT, SNAPSHOT);

      create(request().snapshotId(snapshot).volumeType(VolumeType.GP3).build());

      assertThat(sent())
          .isEqualTo(
              "createVolume zoneid=%s snapshotid=%s size=5 name=*".formatted(ZONE, SNAPSHOT));
      succeed(VolumeJobs.CREATE);
      assertThat(cloud.sent())
          .contains(
              "changeOfferingForVolume id=%s diskofferingid=%s automigrate=true size=5"
                  .formatted(DISK, GP3));
      assertThat(describeOne().state()).contains(VolumeState.CREATING);
      jobs.succeed(VolumeJobs.SETTLE);
      assertThat(describeOne().state()).contains(VolumeState.AVAILABLE);
    }

    @Test
    void thatFailsShowsAnError() {
      accepts();
      create(request().build());

      fail(VolumeJobs.CREATE, CREATE_VOLUME);

      assertThat(describeOne().state()).contains(VolumeState.ERROR);
    }

    @Test
    void isRefusedForWhatCannotBe() {
      cloud.answers(LIST_SNAPSHOTS, "listSnapshots");
      String snapshot = backend.ids().getEc2Id(ResourceKind.SNAPSHOT, SNAPSHOT);
      refused("MissingParameter", CreateVolumeRequest.builder().availabilityZone("us-east-1a"));
      refused("MissingParameter", CreateVolumeRequest.builder().size(1));
      refused("MissingParameter", request().volumeType(VolumeType.IO1));
      refused("InvalidParameterValue", request().size(0));
      refused("InvalidParameterValue", request().availabilityZone("us-east-1z"));
      refused("InvalidParameterValue", request().volumeType(VolumeType.SC1));
      refused("Volumes of type st1 have 500 GiB", request().volumeType(VolumeType.ST1));
      refused("InvalidParameterCombination", request().iops(100));
      refused("UnsupportedOperation", request().encrypted(true));
      refused("InvalidParameterValue", request().snapshotId(snapshot).size(4));
      assertThat(cloud.sent()).noneMatch(line -> line.startsWith("createVolume"));
    }

    private void refused(String code, CreateVolumeRequest.Builder request) {
      assertThatThrownBy(() -> create(request.build())).hasMessageContaining(code);
    }
  }

  @Nested
  class Attaching {
    private VolumeAttachment attach(String device) {
      return new AttachVolume(backend)
          .handle(
              call,
              AttachVolumeRequest.builder().volumeId(disk).instanceId(vm).device(device).build());
    }

    @Test
    void asksForTheSlotOfTheDeviceAndEchoesTheDevice() {
      cloud.answersJson(LIST_VOLUMES, list(free("Allocated"), rootVolume())).runs(ATTACH_VOLUME);

      VolumeAttachment attachment = attach("/dev/sdf");

      assertThat(cloud.sent())
          .contains("attachVolume id=%s virtualmachineid=%s deviceid=5".formatted(DISK, VM));
      assertThat(attachment.state()).contains(VolumeAttachmentState.ATTACHING);
      assertThat(attachment.device()).contains("/dev/sdf");
      assertThat(describeOne().state()).contains(VolumeState.IN_USE);
      assertThat(describeOne().attachments())
          .singleElement()
          .satisfies(shown -> {
            assertThat(shown.state()).contains(VolumeAttachmentState.ATTACHING);
            assertThat(shown.device()).contains("/dev/sdf");
            assertThat(shown.instanceId()).contains(vm);
            assertThat(shown.deleteOnTermination()).contains(false);
          });
    }

    @Test
    void thatFailsLeavesTheVolumeAvailable() {
      cloud.answersJson(LIST_VOLUMES, list(free("Allocated"), rootVolume())).runs(ATTACH_VOLUME);
      attach("/dev/sdf");

      jobs.fail(
          VolumeJobs.ATTACH,
          new NativeError(ATTACH_VOLUME, 530, OptionalInt.empty(), "broken", true));

      assertThat(describeOne().state()).contains(VolumeState.AVAILABLE);
      assertThat(describeOne().attachments()).isEmpty();
    }

    @Test
    void isRefusedForADeviceOrVolumeInUse() {
      cloud.answersJson(LIST_VOLUMES, list(free("Allocated"), rootVolume()));
      assertThatThrownBy(() -> attach("/dev/sda1"))
          .hasMessageContaining("InvalidParameterValue")
          .hasMessageContaining("Attachment point /dev/sda1 is already in use");
    }

    @Test
    void isRefusedForAVolumeInUse() {
      cloud.answersJson(LIST_VOLUMES, list(attached()));
      assertThatThrownBy(() -> attach("/dev/sdf")).hasMessageContaining("VolumeInUse");
    }

    @Test
    void isRefusedAcrossZones() {
      String elsewhere = free("Ready").replace(ZONE, "3ef9eff8-cb26-4fb6-b40a-b24bf854b77f");
      cloud.answersJson(LIST_VOLUMES, list(elsewhere));
      assertThatThrownBy(() -> attach("/dev/sdf"))
          .hasMessageContaining("InvalidVolume.ZoneMismatch");
    }
  }

  @Nested
  class Detaching {
    private VolumeAttachment detach(DetachVolumeRequest.Builder request) {
      return new DetachVolume(backend).handle(call, request.build());
    }

    private DetachVolumeRequest.Builder request() {
      return DetachVolumeRequest.builder().volumeId(disk);
    }

    @Test
    void isSentOnceAndShownUntilTheVolumeIsFree() {
      cloud.answersJson(LIST_VOLUMES, list(attached())).runs(DETACH_VOLUME);

      assertThat(detach(request()).state()).contains(VolumeAttachmentState.DETACHING);
      assertThat(detach(request()).device()).contains("/dev/sdb");

      assertThat(cloud.sent()).containsOnlyOnce("detachVolume id=" + DISK);
      assertThat(describeOne().attachments())
          .singleElement()
          .satisfies(a -> assertThat(a.state()).contains(VolumeAttachmentState.DETACHING));
    }

    @Test
    void ofAFreeVolumeSaysThatItIsAvailable() {
      cloud.answersJson(LIST_VOLUMES, list(free("Ready")));
      assertThatThrownBy(() -> detach(request()))
          .hasMessageContaining("IncorrectState")
          .hasMessageContaining("Volume '" + disk + "' is in the 'available' state.");
    }

    @Test
    void fromAnotherPlaceIsRefused() {
      cloud.answersJson(LIST_VOLUMES, list(attached()));
      assertThatThrownBy(() -> detach(request().device("/dev/sdc")))
          .hasMessageContaining("InvalidAttachment.NotFound");
      assertThatThrownBy(() -> detach(request().instanceId("i-00000000000000000")))
          .hasMessageContaining("InvalidAttachment.NotFound");
    }

    @Test
    void ofTheRootOfARunningInstanceIsRefused() {
      cloud.answersJson(LIST_VOLUMES, list(rootVolume()));
      assertThatThrownBy(() -> detach(DetachVolumeRequest.builder().volumeId(root)))
          .hasMessageContaining("OperationNotPermitted");
    }
  }

  @Nested
  class Deleting {
    private void delete() {
      new DeleteVolume(backend).handle(call, DeleteVolumeRequest.builder().volumeId(disk).build());
    }

    @Test
    void isDoneAtOnce() {
      cloud.answersJson(LIST_VOLUMES, list(free("Ready"))).answers(DELETE_VOLUME, "deleteVolume");
      delete();
      assertThat(cloud.sent()).contains("deleteVolume id=" + DISK);
    }

    @Test
    void ofAVolumeInUseIsRefused() {
      cloud.answersJson(LIST_VOLUMES, list(attached()));
      assertThatThrownBy(this::delete).hasMessageContaining("VolumeInUse").hasMessageContaining(vm);
    }

    @Test
    void ofAVolumeThatIsGoneIsRefused() {
      cloud.answersJson(LIST_VOLUMES, list(free("Destroy")));
      assertThatThrownBy(this::delete)
          .hasMessageContaining("InvalidVolume.NotFound")
          .hasMessageContaining(disk);
    }
  }

  @Nested
  class Modifying {
    private VolumeModification modify(ModifyVolumeRequest.Builder request) {
      ModifyVolume action = new ModifyVolume(backend);
      ModifyVolumeRequest whole = request.build();
      action.validate(call, whole);
      return action.handle(call, whole).volumeModification().orElseThrow();
    }

    private ModifyVolumeRequest.Builder request() {
      return ModifyVolumeRequest.builder().volumeId(disk);
    }

    private VolumeModification described() {
      return new DescribeVolumesModifications(backend)
          .handle(
              call, DescribeVolumesModificationsRequest.builder().volumeIds(List.of(disk)).build())
          .volumesModifications()
          .getFirst();
    }

    @Test
    void growsByANativeResize() {
      cloud.answersJson(LIST_VOLUMES, list(attached())).runs(RESIZE_VOLUME);

      VolumeModification begun = modify(request().size(8));

      assertThat(cloud.sent()).contains("resizeVolume id=" + DISK + " size=8");
      assertThat(begun.modificationState()).contains(VolumeModificationState.MODIFYING);
      assertThat(begun.originalSize()).contains(5);
      assertThat(begun.targetSize()).contains(8);
      assertThat(described().modificationState()).contains(VolumeModificationState.MODIFYING);
      succeed(VolumeJobs.MODIFY);
      assertThat(described().modificationState()).contains(VolumeModificationState.COMPLETED);
      assertThat(described().progress()).contains(100L);
    }

    @Test
    void changesTheTypeByItsOffering() {
      cloud.answersJson(LIST_VOLUMES, list(attached())).runs(CHANGE_OFFERING_FOR_VOLUME);

      VolumeModification begun = modify(request().volumeType(VolumeType.IO1).iops(500));

      assertThat(cloud.sent())
          .contains(
              ("changeOfferingForVolume id=%s diskofferingid=%s automigrate=true size=5"
                      + " miniops=500 maxiops=500")
                  .formatted(DISK, IO1));
      assertThat(begun.originalVolumeType()).contains(VolumeType.GP2);
      assertThat(begun.targetVolumeType()).contains(VolumeType.IO1);
    }

    @Test
    void saysWhenItFailed() {
      cloud.answersJson(LIST_VOLUMES, list(attached())).runs(RESIZE_VOLUME);
      modify(request().size(8));

      fail(VolumeJobs.MODIFY, RESIZE_VOLUME);

      assertThat(described().modificationState()).contains(VolumeModificationState.FAILED);
      assertThat(described().statusMessage()).isPresent();
    }

    @Test
    void doesNotShrinkAndDoesOneThingAtATime() {
      cloud.answersJson(LIST_VOLUMES, list(attached())).runs(RESIZE_VOLUME);
      assertThatThrownBy(() -> modify(request().size(4)))
          .hasMessageContaining("InvalidParameterValue");
      assertThatThrownBy(() -> modify(request())).hasMessageContaining("MissingParameter");
      modify(request().size(8));
      assertThatThrownBy(() -> modify(request().size(9)))
          .hasMessageContaining("IncorrectModificationState");
    }

    @Test
    void thatNeverWasIsNotFound() {
      cloud.answersJson(LIST_VOLUMES, list(attached()));
      assertThatThrownBy(this::described)
          .hasMessageContaining("InvalidVolumeModification.NotFound");
    }
  }

  @Nested
  class Describing {
    @Test
    void findsByAttachment() {
      cloud.answersJson(LIST_VOLUMES, list(attached(), rootVolume()));
      var filters =
          List.of(
              Filter.builder().name("attachment.device").values(List.of("/dev/sda1")).build(),
              Filter.builder().name("attachment.instance-id").values(List.of(vm)).build());

      assertThat(
              new DescribeVolumes(backend)
                  .handle(call, DescribeVolumesRequest.builder().filters(filters).build())
                  .volumes())
          .singleElement()
          .satisfies(volume -> {
            assertThat(volume.volumeId()).contains(root);
            assertThat(volume.attachments().getFirst().deleteOnTermination()).contains(true);
          });
    }

    @Test
    void namesTheVolumesThatAreNotThereThoughTheCloudNamesNone() {
      cloud
          .fails(LIST_VOLUMES, 431, "Invalid parameter ids value=... entity does not exist")
          .answersJson(LIST_VOLUMES, list(rootVolume()));
      var request = DescribeVolumesRequest.builder().volumeIds(List.of(root, disk)).build();

      assertThatThrownBy(() -> new DescribeVolumes(backend).handle(call, request))
          .hasMessageContaining("InvalidVolume.NotFound")
          .hasMessageContaining(disk)
          .hasMessageNotContaining(root);
    }

    @Test
    void tellsThatVolumesAreWell() {
      cloud.answersJson(LIST_VOLUMES, list(attached()));

      assertThat(
              new DescribeVolumeStatus(backend)
                  .handle(call, DescribeVolumeStatusRequest.builder().build())
                  .volumeStatuses())
          .singleElement()
          .satisfies(item ->
              assertThat(item.volumeStatus().orElseThrow().status())
                  .contains(VolumeStatusInfoStatus.OK));
    }
  }
}
