// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Driver.Waiting;
import io.landbridge.tests.harness.Failure;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.Images;
import io.landbridge.tests.harness.NativeProxy;
import io.landbridge.tests.harness.SyncDriver;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native cloud goes away and comes back. */
final class CloudAwayIT {
  @TempDir private static Path directory;
  private static GatewayProcess cloud;
  private static NativeProxy way;
  private static GatewayProcess gateway;

  private SyncDriver alice;
  private SyncDriver bob;

  @BeforeAll
  static void startBoth() {
    cloud = GatewayProcess.start(Launch.withEmbeddedCloud(directory.resolve("cloud")));
    way = NativeProxy.before(cloud.endpoints().nativeCommands());
    gateway = GatewayProcess.start(Launch.over(way.commands(), directory.resolve("gateway")));
  }

  @AfterAll
  static void endBoth() {
    gateway.close();
    way.close();
    cloud.close();
  }

  @BeforeEach
  void connect() {
    alice = new SyncDriver(gateway.endpoints().api(), Account.ALICE);
    bob = new SyncDriver(gateway.endpoints().api(), Account.BOB);
  }

  @AfterEach
  void disconnect() {
    way.mend();
    alice.close();
    bob.close();
  }

  @Test
  void callsAreAnsweredUnavailableAndWorkAgainAfterwards() {
    alice.calls().describeInstances();
    way.cut();

    assertThat(Failure.of(alice.calls()::describeInstances))
        .isEqualTo(new Failure(503, "Unavailable"));
    assertThat(Failure.of(() -> alice.calls().createKeyPair(r -> r.keyName("unmade"))))
        .isEqualTo(new Failure(503, "Unavailable"));

    way.mend();
    assertThat(alice.client().describeKeyPairs().keyPairs())
        .extracting("keyName")
        .doesNotContain("unmade");
  }

  @Test
  void aKeyThatCannotBeLookedUpIsNotCalledWrong() {
    way.cut();

    assertThat(Failure.of(bob.calls()::describeInstances))
        .isEqualTo(new Failure(503, "Unavailable"));

    way.mend();
    bob.calls().describeInstances();
  }

  @Test
  void aJobIsFollowedOnWhenTheCloudIsBack() {
    String instance =
        alice
            .calls()
            .runInstances(r ->
                r.imageId(Images.linux(alice.calls()))
                    .instanceType("t2.micro")
                    .minCount(1)
                    .maxCount(1))
            .instances()
            .getFirst()
            .instanceId();
    way.cut();
    assertThat(Failure.of(alice.calls()::describeInstances).status()).isEqualTo(503);
    way.mend();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> alice.await(Waiting.INSTANCE_RUNNING, instance));
    alice.calls().terminateInstances(r -> r.instanceIds(instance));
    alice.await(Waiting.INSTANCE_TERMINATED, instance);
  }
}
