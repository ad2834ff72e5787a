// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Calls;
import io.landbridge.tests.harness.Ec2Driver.Waiting;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.Images;
import io.landbridge.tests.harness.Names;
import io.landbridge.tests.harness.NativeApi;
import io.landbridge.tests.harness.NativeProxy;
import io.landbridge.tests.harness.SyncDriver;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** A gateway is killed while it works; a retry with the same client token finds what was begun. */
final class CrashIT {
  @TempDir private static Path directory;
  private static GatewayProcess cloud;

  @BeforeAll
  static void startCloud() {
    cloud = GatewayProcess.start(Launch.withEmbeddedCloud(directory.resolve("cloud")));
  }

  @AfterAll
  static void endCloud() {
    cloud.close();
  }

  @Test
  void aTokenOutlivesAKillBetweenTheNativeAnswerAndOurs() {
    try (NativeProxy way = NativeProxy.before(cloud.endpoints().nativeCommands())) {
      String instance = runKilledAt(way, Loss.ANSWER, "after");

      assertThat(way.countOf("deployVirtualMachine")).isEqualTo(1);
      assertThat(instance).matches("i-[0-9a-f]{17}");
    }
  }

  @Test
  void aTokenOutlivesAKillBeforeTheNativeCall() {
    try (NativeProxy way = NativeProxy.before(cloud.endpoints().nativeCommands())) {
      String instance = runKilledAt(way, Loss.REQUEST, "before");

      assertThat(way.countOf("deployVirtualMachine")).isEqualTo(1);
      assertThat(instance).matches("i-[0-9a-f]{17}");
    }
  }

  @Test
  void whatWasAcknowledgedIsThereAfterAKillOfTheWholeProcess() {
    Launch launch = Launch.withEmbeddedCloud(directory.resolve("whole"));
    String instance;
    String volume;
    GatewayProcess first = GatewayProcess.start(launch);
    try (SyncDriver driver = new SyncDriver(first.endpoints().api(), Account.ALICE)) {
      var made = driver.calls().runInstances(request(driver.calls(), Names.unique("kept")));
      instance = made.instances().getFirst().instanceId();
      String zone = made.instances().getFirst().placement().availabilityZone();
      volume = driver.calls().createVolume(r -> r.availabilityZone(zone).size(1)).volumeId();
      first.kill();
    }

    try (GatewayProcess second = GatewayProcess.start(launch);
        SyncDriver driver = new SyncDriver(second.endpoints().api(), Account.ALICE)) {
      driver.await(Waiting.INSTANCE_RUNNING, instance);
      driver.await(Waiting.VOLUME_AVAILABLE, volume);
    }
  }

  private enum Loss {
    REQUEST,
    ANSWER
  }

  private static String runKilledAt(NativeProxy way, Loss loss, String name) {
    // A token is taken over when the time for the first request is up.
    Launch launch =
        Launch.over(way.commands(), directory.resolve(name))
            .withEnvironment("LANDBRIDGE_API_DEADLINE", "8s");
    NativeApi truth = new NativeApi(cloud.endpoints().nativeCommands(), Account.ALICE);
    int before = truth.countVirtualMachines();
    String token = Names.unique("token");
    AtomicReference<GatewayProcess> victim = new AtomicReference<>();
    victim.set(GatewayProcess.start(launch));
    Runnable kill = () -> victim.get().kill();
    RunInstancesRequest request;
    try (SyncDriver driver = new SyncDriver(victim.get().endpoints().api(), Account.ALICE)) {
      request = request(driver.calls(), token);
      switch (loss) {
        case REQUEST -> way.loseRequestOf("deployVirtualMachine", kill);
        case ANSWER -> way.loseAnswerOf("deployVirtualMachine", kill);
      }
      assertThatThrownBy(() -> driver.calls().runInstances(request))
          .isInstanceOf(SdkClientException.class);
      assertThat(victim.get().isAlive()).isFalse();
    }

    try (GatewayProcess again = GatewayProcess.start(launch);
        SyncDriver driver = new SyncDriver(again.endpoints().api(), Account.ALICE)) {
      String first = runOnce(driver.calls(), request);
      assertThat(runOnce(driver.calls(), request)).isEqualTo(first);
      driver.await(Waiting.INSTANCE_RUNNING, first);
      assertThat(truth.countVirtualMachines()).isEqualTo(before + 1);
      driver.calls().terminateInstances(r -> r.instanceIds(first));
      driver.await(Waiting.INSTANCE_TERMINATED, first);
      return first;
    }
  }

  private static String runOnce(Ec2Calls ec2, RunInstancesRequest request) {
    return ec2.runInstances(request).instances().getFirst().instanceId();
  }

  private static RunInstancesRequest request(Ec2Calls ec2, String token) {
    return RunInstancesRequest.builder()
        .imageId(Images.linux(ec2))
        .instanceType("t2.micro")
        .minCount(1)
        .maxCount(1)
        .clientToken(token)
        .build();
  }
}
