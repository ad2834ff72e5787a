// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static io.landbridge.translation.cloudstack.NativeCommand.REBOOT_VIRTUAL_MACHINE;
import static io.landbridge.translation.cloudstack.NativeCommand.START_VIRTUAL_MACHINE;
import static io.landbridge.translation.cloudstack.NativeCommand.STOP_VIRTUAL_MACHINE;
import static io.landbridge.translation.ec2.instances.InstanceScene.ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.landbridge.ec2.model.InstanceStateChange;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.RebootInstancesRequest;
import io.landbridge.ec2.model.StartInstancesRequest;
import io.landbridge.ec2.model.StopInstancesRequest;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateActionsTest {
  private final InstanceScene scene = new InstanceScene();

  private static void changes(
      InstanceStateChange change, InstanceStateName from, InstanceStateName to) {
    assertThat(change.instanceId()).contains(ID);
    assertThat(change.previousState().orElseThrow().name()).contains(from);
    assertThat(change.currentState().orElseThrow().name()).contains(to);
  }

  private void follows(String purpose) {
    assertThat(scene.jobs.all())
        .extracting(FollowedJob::purpose, FollowedJob::resource)
        .containsExactly(tuple(purpose, Optional.of(VM)));
  }

  @Nested
  class Start {
    private final StartInstances action = new StartInstances(scene.backend);

    private List<InstanceStateChange> start(String... ids) {
      var request = StartInstancesRequest.builder().instanceIds(List.of(ids)).build();
      return action.handle(scene.call, request).startingInstances();
    }

    @Test
    void startsAStoppedInstance() {
      scene.machines(machine(VM, "Stopped")).volumes().cloud.runs(START_VIRTUAL_MACHINE);

      changes(start(ID).getFirst(), InstanceStateName.STOPPED, InstanceStateName.PENDING);

      assertThat(scene.changes()).containsExactly("startVirtualMachine id=" + VM);
      follows(InstanceJobs.START);
    }

    @Test
    void leavesARunningInstanceAsItIs() {
      scene.machines(machine(VM, "Running")).volumes();

      changes(start(ID).getFirst(), InstanceStateName.RUNNING, InstanceStateName.RUNNING);

      assertThat(scene.changes()).isEmpty();
    }

    @Test
    void startsNoneWhenOneCannotBeStarted() {
      scene.machines(machine(VM, "Stopped"), machine(OTHER_VM, "Stopping")).volumes();

      assertThatThrownBy(() -> start(ID, OTHER_ID)).hasMessageContaining("IncorrectInstanceState");

      assertThat(scene.changes()).isEmpty();
    }
  }

  @Nested
  class Stop {
    private final StopInstances action = new StopInstances(scene.backend);

    private List<InstanceStateChange> stop(boolean force) {
      var request = StopInstancesRequest.builder().instanceIds(List.of(ID)).force(force).build();
      return action.handle(scene.call, request).stoppingInstances();
    }

    @Test
    void stopsARunningInstance() {
      scene.machines(machine(VM, "Running")).volumes().cloud.runs(STOP_VIRTUAL_MACHINE);

      changes(stop(false).getFirst(), InstanceStateName.RUNNING, InstanceStateName.STOPPING);

      assertThat(scene.changes()).containsExactly("stopVirtualMachine id=" + VM);
      follows(InstanceJobs.STOP);
    }

    @Test
    void isForcedWhenAskedTo() {
      scene.machines(machine(VM, "Running")).volumes().cloud.runs(STOP_VIRTUAL_MACHINE);

      var _ = stop(true);

      assertThat(scene.changes()).containsExactly("stopVirtualMachine id=" + VM + " forced=true");
    }

    @Test
    void leavesAStoppedInstanceAsItIs() {
      scene.machines(machine(VM, "Stopped")).volumes();

      changes(stop(false).getFirst(), InstanceStateName.STOPPED, InstanceStateName.STOPPED);

      assertThat(scene.changes()).isEmpty();
    }

    @Test
    void doesNotStopAnInstanceThatIsProtected() {
      scene.machines(machine(VM, "Running")).volumes();
      scene.fact(InstanceFacts.DISABLE_API_STOP, "true");

      assertThatThrownBy(() -> stop(false)).hasMessageContaining("OperationNotPermitted");

      assertThat(scene.changes()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Starting", "Destroyed"})
    void doesNotStopAnInstanceThatDoesNotRun(String nativeState) {
      scene.machines(machine(VM, nativeState)).volumes();

      assertThatThrownBy(() -> stop(false)).hasMessageContaining("IncorrectInstanceState");
    }
  }

  @Nested
  class Reboot {
    private final RebootInstances action = new RebootInstances(scene.backend);

    private void reboot() {
      var _ =
          action.handle(
              scene.call, RebootInstancesRequest.builder().instanceIds(List.of(ID)).build());
    }

    @Test
    void rebootsARunningInstance() {
      scene.machines(machine(VM, "Running")).volumes().cloud.runs(REBOOT_VIRTUAL_MACHINE);

      reboot();

      assertThat(scene.changes()).containsExactly("rebootVirtualMachine id=" + VM);
      follows(InstanceJobs.REBOOT);
    }

    @Test
    void doesNotRebootAStoppedInstance() {
      scene.machines(machine(VM, "Stopped")).volumes();

      assertThatThrownBy(this::reboot).hasMessageContaining("IncorrectInstanceState");
    }
  }
}
