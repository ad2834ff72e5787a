// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceStatesTest {
  private final InstanceScene scene = new InstanceScene();

  private InstanceStateName state(String nativeState) {
    return InstanceStates.of(nativeState, scene.jobs.all());
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "Starting, PENDING",
    "Running, RUNNING",
    "Migrating, RUNNING",
    "BackingUp, RUNNING",
    "Restoring, RUNNING",
    "Unknown, RUNNING",
    "Stopping, STOPPING",
    "Stopped, STOPPED",
    "Shutdown, STOPPED",
    "BackupError, STOPPED",
    "RestoreError, STOPPED",
    "Destroyed, TERMINATED",
    "Expunging, TERMINATED",
    "Error, TERMINATED"
  })
  void aMachineAtRestHasTheStateOfTheCloud(String nativeState, InstanceStateName state) {
    assertThat(state(nativeState)).isEqualTo(state);
  }

  @ParameterizedTest(name = "{1} while {0} is under way is {2}")
  @CsvSource({
    "instance.deploy, Stopped, PENDING",
    "instance.deploy, Starting, PENDING",
    "instance.deploy, Running, RUNNING",
    "instance.deploy, Error, TERMINATED",
    "instance.start, Stopped, PENDING",
    "instance.start, Running, RUNNING",
    "instance.stop, Running, STOPPING",
    "instance.stop, Stopping, STOPPING",
    "instance.stop, Stopped, STOPPED",
    "instance.reboot, Running, RUNNING",
    "instance.terminate, Running, SHUTTING_DOWN",
    "instance.terminate, Stopped, SHUTTING_DOWN",
    "instance.terminate, Destroyed, SHUTTING_DOWN",
    "instance.terminate, Expunging, SHUTTING_DOWN"
  })
  void aJobUnderWayCountsBeforeTheCloudShowsIt(
      String purpose, String nativeState, InstanceStateName state) {
    scene.underWay(purpose);

    assertThat(state(nativeState)).isEqualTo(state);
  }

  @Test
  void aLaunchIsPendingUntilItsVolumesAreWhatItAskedFor() {
    scene.underWay(InstanceJobs.DEPLOY, LaunchFacts.of(List.of(), Map.of("use", "web")));
    assertThat(state("Running")).isEqualTo(InstanceStateName.PENDING);

    scene.jobs.endNatively(InstanceJobs.DEPLOY);
    assertThat(state("Running")).isEqualTo(InstanceStateName.PENDING);

    scene.jobs.succeed(InstanceJobs.DEPLOY);
    assertThat(state("Running")).isEqualTo(InstanceStateName.RUNNING);
  }

  @Test
  void aJobThatHasEndedCountsNoMore() {
    scene.underWay(InstanceJobs.STOP);
    scene.jobs.succeed(InstanceJobs.STOP);

    assertThat(state("Running")).isEqualTo(InstanceStateName.RUNNING);
  }

  @Test
  void theLastOfSeveralJobsCounts() {
    scene.underWay(InstanceJobs.DEPLOY);
    scene.underWay(InstanceJobs.TERMINATE);

    assertThat(state("Stopped")).isEqualTo(InstanceStateName.SHUTTING_DOWN);
  }

  @Test
  void aLaunchWhoseEndIsNotKnownYetCountsNoMoreAfterAStop() {
    scene.underWay(InstanceJobs.DEPLOY);
    scene.underWay(InstanceJobs.STOP);
    scene.jobs.succeed(InstanceJobs.STOP);

    assertThat(state("Stopping")).isEqualTo(InstanceStateName.STOPPING);
    assertThat(state("Stopped")).isEqualTo(InstanceStateName.STOPPED);
  }

  @Test
  void aMachineThatCouldNotBeDeployedIsTerminatedWhateverItsStateIs() {
    scene.underWay(InstanceJobs.DEPLOY);
    scene.jobs.fail(
        InstanceJobs.DEPLOY,
        new NativeError(
            NativeCommand.DEPLOY_VIRTUAL_MACHINE, 530, OptionalInt.empty(), "no", true));

    assertThat(state("Stopped")).isEqualTo(InstanceStateName.TERMINATED);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "PENDING, 0",
    "RUNNING, 16",
    "SHUTTING_DOWN, 32",
    "TERMINATED, 48",
    "STOPPING, 64",
    "STOPPED, 80"
  })
  void everyStateHasItsCode(InstanceStateName name, int code) {
    assertThat(InstanceStates.toShape(name).code()).contains(code);
  }
}
