// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static io.landbridge.translation.cloudstack.NativeCommand.DESTROY_VIRTUAL_MACHINE;
import static io.landbridge.translation.ec2.instances.InstanceScene.DISK;
import static io.landbridge.translation.ec2.instances.InstanceScene.ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.IMAGE_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.TYPE;
import static io.landbridge.translation.ec2.instances.InstanceScene.VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.machine;
import static io.landbridge.translation.ec2.instances.InstanceScene.root;
import static io.landbridge.translation.ec2.instances.InstanceScene.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import io.landbridge.ec2.model.DescribeInstancesRequest;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceStateChange;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.TerminateInstancesRequest;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.volumes.VolumeFacts;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TerminateInstancesTest {
  private static final NativeId KEPT = new NativeId("f0fb4de1-7533-4e8d-b806-f97d0ab0eb68");

  private final InstanceScene scene = new InstanceScene();
  private final TerminateInstances action = new TerminateInstances(scene.backend);

  private List<InstanceStateChange> terminate(String... ids) {
    var request = TerminateInstancesRequest.builder().instanceIds(List.of(ids)).build();
    return action.handle(scene.call, request).terminatingInstances();
  }

  private InstanceStateName terminateOne() {
    return terminate(ID).getFirst().currentState().orElseThrow().name().orElseThrow();
  }

  private List<Instance> shown() {
    return new DescribeInstances(scene.backend)
        .handle(scene.call, DescribeInstancesRequest.builder().build()).reservations().stream()
            .flatMap(reservation -> reservation.instances().stream())
            .toList();
  }

  private static InstanceStateName state(Instance instance) {
    return instance.state().orElseThrow().name().orElseThrow();
  }

  private FollowedJob job() {
    return scene.jobs.all().getLast();
  }

  @Test
  void takesThoseVolumesAlongThatAreToGoWithTheInstance() {
    scene
        .machines(machine(VM, "Running"))
        .volumes(root(), volume(DISK, "DATADISK", 1), volume(KEPT, "DATADISK", 2))
        .volumeFact(DISK, VolumeFacts.DELETE_ON_TERMINATION, "true");
    scene.cloud.runs(DESTROY_VIRTUAL_MACHINE);

    assertThat(terminateOne()).isEqualTo(InstanceStateName.SHUTTING_DOWN);

    assertThat(scene.changes())
        .containsExactly("destroyVirtualMachine id=" + VM + " expunge=true volumeids=" + DISK);
    assertThat(job().purpose()).isEqualTo(InstanceJobs.TERMINATE);
  }

  @Test
  void terminatesNoneWhenOneIsProtected() {
    scene
        .machines(
            machine(VM, "Running"), machine(OTHER_VM, "Running", ",\"deleteprotection\":true"))
        .volumes();

    assertThatThrownBy(() -> terminate(ID, OTHER_ID)).hasMessageContaining("OperationNotPermitted");

    assertThat(scene.changes()).isEmpty();
  }

  @Test
  void sendsNothingForAnInstanceThatIsOnItsWay() {
    scene.machines(machine(VM, "Running")).volumes();
    scene.underWay(InstanceJobs.TERMINATE);

    assertThat(terminateOne()).isEqualTo(InstanceStateName.SHUTTING_DOWN);

    assertThat(scene.changes()).isEmpty();
  }

  @Test
  void leavesTheInstanceWhenTheCommandIsRefused() {
    scene.machines(machine(VM, "Running")).volumes();
    scene.cloud.fails(DESTROY_VIRTUAL_MACHINE, 531, "no");

    assertThatThrownBy(() -> terminate(ID)).isInstanceOf(NativeException.class);

    assertThat(shown())
        .singleElement()
        .satisfies(instance -> assertThat(state(instance)).isEqualTo(InstanceStateName.RUNNING));
  }

  @Nested
  class TheEnd {
    private final TerminateEnd end = new TerminateEnd(scene.backend);

    private void begin() {
      String tags = ",\"tags\":[{\"key\":\"Name\",\"value\":\"web\"}]";
      scene.machines(machine(VM, "Running", tags)).machines().volumes();
      scene.fact(InstanceFacts.RESERVATION, "r-11111111111111111");
      scene.cloud.runs(DESTROY_VIRTUAL_MACHINE);
      var _ = terminateOne();
    }

    @Test
    void isNotSeenWhileTheJobRuns() {
      begin();

      assertThat(shown())
          .singleElement()
          .satisfies(
              instance -> assertThat(state(instance)).isEqualTo(InstanceStateName.SHUTTING_DOWN));
    }

    @Test
    void leavesATerminatedInstance() {
      begin();
      scene.jobs.succeed(InstanceJobs.TERMINATE);
      end.succeeded(scene.call, job(), NullNode.getInstance());

      assertThat(scene.facts(VM)).isEmpty();
      assertThat(shown())
          .singleElement()
          .satisfies(instance -> {
            assertThat(state(instance)).isEqualTo(InstanceStateName.TERMINATED);
            assertThat(instance.instanceId()).contains(ID);
            assertThat(instance.imageId()).contains(IMAGE_ID);
            assertThat(instance.instanceType()).contains(TYPE);
            assertThat(instance.stateReason().orElseThrow().code())
                .contains("Client.UserInitiatedShutdown");
            assertThat(instance.tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.value()).contains("web"));
            assertThat(instance.networkInterfaces()).isEmpty();
          });
    }

    @Test
    void canBeAskedForAgain() {
      begin();
      scene.jobs.succeed(InstanceJobs.TERMINATE);

      assertThat(terminateOne()).isEqualTo(InstanceStateName.TERMINATED);
      assertThat(scene.changes()).hasSize(1);
    }

    @Test
    void keepsTheReservation() {
      begin();
      scene.jobs.succeed(InstanceJobs.TERMINATE);
      end.succeeded(scene.call, job(), NullNode.getInstance());

      var reservations =
          new DescribeInstances(scene.backend)
              .handle(scene.call, DescribeInstancesRequest.builder().build())
              .reservations();
      assertThat(reservations.getFirst().reservationId()).contains("r-11111111111111111");
    }

    @Test
    void thatFailedLeavesTheInstance() {
      scene.machines(machine(VM, "Running")).volumes();
      scene.cloud.runs(DESTROY_VIRTUAL_MACHINE);
      var _ = terminateOne();
      NativeError error =
          new NativeError(
              NativeCommand.DESTROY_VIRTUAL_MACHINE, 530, OptionalInt.empty(), "no", true);
      scene.jobs.fail(InstanceJobs.TERMINATE, error);
      end.failed(scene.call, job(), error);

      assertThat(shown())
          .singleElement()
          .satisfies(instance -> assertThat(state(instance)).isEqualTo(InstanceStateName.RUNNING));
    }
  }
}
