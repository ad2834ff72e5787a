// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static io.landbridge.translation.cloudstack.NativeCommand.CREATE_TAGS;
import static io.landbridge.translation.cloudstack.NativeCommand.DEPLOY_VIRTUAL_MACHINE;
import static io.landbridge.translation.cloudstack.NativeCommand.DESTROY_VIRTUAL_MACHINE;
import static io.landbridge.translation.cloudstack.NativeCommand.UPDATE_VIRTUAL_MACHINE;
import static io.landbridge.translation.ec2.instances.InstanceScene.DISK;
import static io.landbridge.translation.ec2.instances.InstanceScene.ROOT;
import static io.landbridge.translation.ec2.instances.InstanceScene.VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.machine;
import static io.landbridge.translation.ec2.instances.InstanceScene.root;
import static io.landbridge.translation.ec2.instances.InstanceScene.volume;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ec2.volumes.VolumeFacts;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.jobs.JobPurpose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeployEndTest {
  private final InstanceScene scene = new InstanceScene();
  private final DeployEnd end = new DeployEnd(scene.backend);

  private void deployed(List<LaunchFacts.Disk> disks, Map<String, String> volumeTags) {
    scene.jobs.follow(
        scene.call,
        new Submission(
            DEPLOY_VIRTUAL_MACHINE,
            new NativeId("10000000-0000-4000-8000-000000000000"),
            Optional.of(VM)),
        new JobPurpose(
            InstanceJobs.DEPLOY,
            ResourceKind.INSTANCE,
            Optional.of(VM),
            LaunchFacts.of(disks, volumeTags)));
  }

  private FollowedJob deployJob() {
    return scene.jobs.all().getFirst();
  }

  @Nested
  class InSuccess {
    private final NativeId second = new NativeId("f0fb4de1-7533-4e8d-b806-f97d0ab0eb68");

    @Test
    void givesTheDisksTheirNamesInTheOrderOfTheirSlots() {
      deployed(
          List.of(new LaunchFacts.Disk("/dev/sdb", false), new LaunchFacts.Disk("/dev/sdf", true)),
          Map.of());
      scene.volumes(volume(second, "DATADISK", 5), root(), volume(DISK, "DATADISK", 1));

      end.succeeded(scene.call, deployJob(), NullNode.getInstance());

      assertThat(scene.volumeFacts(DISK))
          .isEqualTo(
              Map.of(
                  VolumeFacts.DEVICE_NAME, "/dev/sdb", VolumeFacts.DELETE_ON_TERMINATION, "false"));
      assertThat(scene.volumeFacts(second))
          .isEqualTo(
              Map.of(
                  VolumeFacts.DEVICE_NAME, "/dev/sdf", VolumeFacts.DELETE_ON_TERMINATION, "true"));
      assertThat(scene.volumeFacts(ROOT)).isEmpty();
    }

    @Test
    void tagsAllVolumes() {
      deployed(List.of(), Map.of("team", "red"));
      scene.volumes(root(), volume(DISK, "DATADISK", 1));
      scene.cloud.runs(CREATE_TAGS).runs(CREATE_TAGS);

      end.succeeded(scene.call, deployJob(), NullNode.getInstance());

      String tags = " tags[0].key=team tags[0].value=red";
      assertThat(scene.changes())
          .containsExactly(
              "createTags resourcetype=Volume resourceids=" + ROOT + tags,
              "createTags resourcetype=Volume resourceids=" + DISK + tags);
    }
  }

  @Nested
  class InFailure {

    private void fail(int code, String text) {
      deployed(List.of(), Map.of());
      NativeError error =
          new NativeError(DEPLOY_VIRTUAL_MACHINE, code, OptionalInt.empty(), text, true);
      scene.jobs.fail(InstanceJobs.DEPLOY, error);
      end.failed(scene.call, deployJob(), error);
    }

    private Instance shown() {
      List<OwnedInstance> owned = new Instances(scene.backend).list(scene.call);
      assertThat(owned).hasSize(1);
      return new InstanceProjection(InstanceNames.gather(scene.call, scene.backend, owned))
          .toShape(owned.getFirst());
    }

    @Test
    void removesTheMachineAndShowsItTerminatedAtOnce() {
      scene.machines(machine(VM, "Error")).volumes().cloud.runs(DESTROY_VIRTUAL_MACHINE);

      fail(533, "Unable to create a deployment for VM instance");

      assertThat(scene.changes())
          .containsExactly("destroyVirtualMachine id=" + VM + " expunge=true");
      assertThat(shown().state().orElseThrow().name()).contains(InstanceStateName.TERMINATED);
      assertThat(shown().stateReason().orElseThrow().code())
          .contains("Server.InsufficientInstanceCapacity");
    }

    @Test
    void tellsNothingOfAnErrorInside() {
      scene.machines(machine(VM, "Error")).volumes().cloud.runs(DESTROY_VIRTUAL_MACHINE);

      fail(530, "NullPointerException in host kvm7");

      var reason = shown().stateReason().orElseThrow();
      assertThat(reason.code()).contains("Server.InternalError");
      assertThat(reason.message().orElseThrow()).doesNotContain("kvm7");
    }

    @Test
    void removesAlsoAMachineThatIsProtected() {
      scene.machines(machine(VM, "Error", ",\"deleteprotection\":true")).volumes();
      scene
          .cloud
          .answersJson(UPDATE_VIRTUAL_MACHINE, "{\"virtualmachine\":" + machine(VM, "Error") + "}")
          .runs(DESTROY_VIRTUAL_MACHINE);

      fail(533, "no capacity");

      assertThat(scene.changes())
          .containsExactly(
              "updateVirtualMachine id=" + VM + " deleteprotection=false",
              "destroyVirtualMachine id=" + VM + " expunge=true");
    }

    @Test
    void doesNotRemoveAMachineTwice() {
      scene.machines(machine(VM, "Error")).volumes().cloud.runs(DESTROY_VIRTUAL_MACHINE);

      fail(530, "no");
      end.failed(scene.call, deployJob(), deployJob().error().orElseThrow());

      assertThat(scene.changes()).hasSize(1);
    }
  }
}
