// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Driver.Waiting;
import io.landbridge.tests.harness.Failure;
import io.landbridge.tests.harness.FreePorts;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.Guest;
import io.landbridge.tests.harness.Images;
import io.landbridge.tests.harness.Names;
import io.landbridge.tests.harness.PostgresServer;
import io.landbridge.tests.harness.SyncDriver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataEndpointState;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * Two gateways on one machine over one cloud and one PostgreSQL, joined by Hazelcast over loopback
 * TCP: whatever one began the other goes on with.
 */
final class TwoGatewaysIT {
  private static final String ID_PATH = "/latest/meta-data/instance-id";
  private static final String SIGNATURE_PATH = "/latest/dynamic/instance-identity/signature";

  @TempDir private static Path directory;
  private static PostgresServer postgres;
  private static GatewayProcess cloud;
  private static GatewayProcess first;
  private static GatewayProcess second;

  @BeforeAll
  static void startAll() {
    postgres = PostgresServer.startOrSkip();
    cloud = GatewayProcess.start(Launch.withEmbeddedCloud(directory.resolve("cloud")));
    List<Integer> ports = FreePorts.take(2);
    first = start("first", ports.get(0), ports.get(1));
    second = start("second", ports.get(1), ports.get(0));
  }

  @AfterAll
  static void endAll() {
    for (AutoCloseable each : new AutoCloseable[] {second, first, cloud, postgres}) {
      closeIfStarted(each);
    }
  }

  @Test
  void theSecondJoinsTheFirst() {
    assertThat(second.log().lines().filter(line -> line.contains("Cluster member started")))
        .singleElement()
        .asString()
        .containsPattern("\"members\":\"?2");
  }

  @Test
  void eachAnswersForTheOthersIds() {
    try (SyncDriver one = driver(first);
        SyncDriver other = driver(second)) {
      String instance = one.calls().runInstances(request(one)).instances().getFirst().instanceId();

      other.await(Waiting.INSTANCE_RUNNING, instance);
      other.calls().stopInstances(r -> r.instanceIds(instance));
      one.await(Waiting.INSTANCE_STOPPED, instance);
      other.calls().terminateInstances(r -> r.instanceIds(instance));
      one.await(Waiting.INSTANCE_TERMINATED, instance);
      other.await(Waiting.INSTANCE_TERMINATED, instance);
    }
  }

  @Test
  void oneClientTokenMakesOneInstanceWhicheverIsAsked() {
    try (SyncDriver one = driver(first);
        SyncDriver other = driver(second)) {
      RunInstancesRequest request = request(one);
      String instance = one.calls().runInstances(request).instances().getFirst().instanceId();

      assertThat(other.calls().runInstances(request).instances().getFirst().instanceId())
          .isEqualTo(instance);
      RunInstancesRequest changed = request.toBuilder().instanceType("t2.small").build();
      assertThat(Failure.of(() -> other.calls().runInstances(changed)).code())
          .isEqualTo("IdempotentParameterMismatch");
      other.await(Waiting.INSTANCE_RUNNING, instance);
      other.calls().terminateInstances(r -> r.instanceIds(instance));
      one.await(Waiting.INSTANCE_TERMINATED, instance);
    }
  }

  @Test
  void factsOfTheGatewayAreShared() {
    try (SyncDriver one = driver(first);
        SyncDriver other = driver(second)) {
      String name = Names.unique("shared");
      one.calls()
          .createKeyPair(r ->
              r.keyName(name)
                  .tagSpecifications(
                      TagSpecification.builder()
                          .resourceType(ResourceType.KEY_PAIR)
                          .tags(Tag.builder().key("a").value("b").build())
                          .build()));

      assertThat(other.calls().describeKeyPairs(r -> r.keyNames(name)).keyPairs().getFirst().tags())
          .containsExactly(Tag.builder().key("a").value("b").build());
      other.calls().deleteKeyPair(r -> r.keyName(name));
    }
  }

  @Test
  void aGuestMayAskEither() throws IOException {
    try (SyncDriver one = driver(first);
        SyncDriver other = driver(second)) {
      String instance = one.calls().runInstances(request(one)).instances().getFirst().instanceId();
      other.await(Waiting.INSTANCE_RUNNING, instance);
      var shown = other.calls().describeInstances(r -> r.instanceIds(instance));
      String address = shown.reservations().getFirst().instances().getFirst().privateIpAddress();

      try (Guest atFirst = new Guest(first.endpoints().metadata(), address, Clock.systemUTC());
          Guest atSecond = new Guest(second.endpoints().metadata(), address, Clock.systemUTC())) {
        String token = atFirst.token();
        assertThat(atSecond.get(ID_PATH, token).text()).isEqualTo(instance);
        assertThat(atFirst.get(ID_PATH, atSecond.token()).text()).isEqualTo(instance);
        assertThat(atSecond.get(SIGNATURE_PATH, token).text())
            .isNotEmpty()
            .isEqualTo(atFirst.get(SIGNATURE_PATH, token).text());

        other
            .client()
            .modifyInstanceMetadataOptions(
                r -> r.instanceId(instance).httpEndpoint(InstanceMetadataEndpointState.DISABLED));
        assertThat(atSecond.get(ID_PATH, token).status()).isEqualTo(403);
        // The other gateway has it within the time for which machines are kept.
        Awaitility.await()
            .atMost(Duration.ofSeconds(15))
            .untilAsserted(() -> assertThat(atFirst.get(ID_PATH, token).status()).isEqualTo(403));
      }
      other.calls().terminateInstances(r -> r.instanceIds(instance));
    }
  }

  private static GatewayProcess start(String name, int port, int otherPort) {
    return GatewayProcess.start(
        Launch.over(cloud.endpoints().nativeCommands(), directory.resolve(name))
            .withEnvironment("LANDBRIDGE_STORE_URL", postgres.url())
            .withEnvironment("LANDBRIDGE_STORE_USER", postgres.user())
            .withEnvironment("LANDBRIDGE_CLUSTER_MODE", "tcp")
            .withTrustedProxy()
            .withEnvironment("LANDBRIDGE_CLUSTER_PORT", Integer.toString(port))
            .withEnvironment("LANDBRIDGE_CLUSTER_MEMBERS", "127.0.0.1:" + otherPort));
  }

  private static SyncDriver driver(GatewayProcess gateway) {
    return new SyncDriver(gateway.endpoints().api(), Account.ALICE);
  }

  private static RunInstancesRequest request(SyncDriver driver) {
    return RunInstancesRequest.builder()
        .imageId(Images.linux(driver.calls()))
        .instanceType("t2.micro")
        .minCount(1)
        .maxCount(1)
        .clientToken(Names.unique("two"))
        .build();
  }

  private static void closeIfStarted(AutoCloseable each) {
    try {
      if (each != null) {
        each.close();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
