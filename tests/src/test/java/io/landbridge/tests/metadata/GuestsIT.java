// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Driver;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.Guest;
import io.landbridge.tests.harness.GuestBoots;
import io.landbridge.tests.harness.Images;
import io.landbridge.tests.harness.ManyInstances;
import io.landbridge.tests.harness.NativeCalls;
import io.landbridge.tests.harness.SyncDriver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Guests of instances that were launched through EC2 ask for their metadata. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuestsIT {
  private static final int GUESTS = 50;
  private static final Duration WITHIN = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Once: machines, volumes, accounts, VPCs, networks, groups, zones, offerings. */
  private static final int FIRST_LISTS = 8;

  private final GatewayProcess gateway;

  GuestsIT(@TempDir Path directory) {
    this.gateway =
        GatewayProcess.start(
            Launch.withEmbeddedCloud(directory.resolve("data")).withTrustedProxy());
  }

  @AfterAll
  void end() {
    gateway.close();
  }

  @Test
  void fiftyThatBootAtOnceCostOneNativeListASecond() throws InterruptedException {
    Map<String, String> addresses = ManyInstances.launch(gateway.endpoints().api(), GUESTS);
    URI admin = gateway.endpoints().admin();
    NativeCalls before = NativeCalls.of(admin);
    long begun = System.nanoTime();

    var latencies =
        new GuestBoots(gateway.endpoints().metadata(), Clock.systemUTC(), WITHIN, PAUSE)
            .run(addresses);

    long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds() + 1;
    NativeCalls calls = NativeCalls.of(admin).since(before);
    assertThat(latencies.nanos()).hasSize(GUESTS * GuestBoots.REQUESTS);
    assertThat(calls.lists()).as("%s", calls).isLessThanOrEqualTo(FIRST_LISTS + seconds);
  }

  @Test
  void userDataArrivesByteForByte() throws IOException {
    byte[] data = new byte[32 * 1024];
    new SplittableRandom(1).nextBytes(data);
    try (SyncDriver driver = new SyncDriver(gateway.endpoints().api(), Account.ALICE)) {
      String instance = launch(driver, data);
      String address =
          driver
              .calls()
              .describeInstances(r -> r.instanceIds(instance))
              .reservations()
              .getFirst()
              .instances()
              .getFirst()
              .privateIpAddress();

      try (Guest guest = new Guest(gateway.endpoints().metadata(), address, Clock.systemUTC())) {
        String token = guest.token();
        assertThat(guest.get("/latest/user-data", token).body()).isEqualTo(data);
        assertThat(guest.get("/latest/meta-data/instance-id", token).text()).isEqualTo(instance);
      }
    }
  }

  @Test
  void aStoppedInstancesAddressIsSoonNobodys() throws IOException {
    try (SyncDriver driver = new SyncDriver(gateway.endpoints().api(), Account.ALICE)) {
      String instance = launch(driver, new byte[] {'x'});
      var shown = driver.calls().describeInstances(r -> r.instanceIds(instance));
      String address = shown.reservations().getFirst().instances().getFirst().privateIpAddress();
      try (Guest guest = new Guest(gateway.endpoints().metadata(), address, Clock.systemUTC())) {
        String token = guest.token();
        assertThat(guest.get("/latest/user-data", token).text()).isEqualTo("x");

        driver.calls().stopInstances(r -> r.instanceIds(instance));
        driver.await(Ec2Driver.Waiting.INSTANCE_STOPPED, instance);

        // The native state is shown before the end of the job is known.
        Awaitility.await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(
                () -> assertThat(guest.get("/latest/user-data", token).status()).isEqualTo(404));
      }
    }
  }

  private static String launch(SyncDriver driver, byte[] userData) {
    String image = Images.linux(driver.calls());
    var made =
        driver
            .calls()
            .runInstances(r ->
                r.imageId(image)
                    .instanceType("t2.nano")
                    .userData(Base64.getEncoder().encodeToString(userData))
                    .minCount(1)
                    .maxCount(1))
            .instances()
            .getFirst();
    assertThat(made.state().name()).isEqualTo(InstanceStateName.PENDING);
    driver.await(Ec2Driver.Waiting.INSTANCE_RUNNING, made.instanceId());
    return made.instanceId();
  }
}
