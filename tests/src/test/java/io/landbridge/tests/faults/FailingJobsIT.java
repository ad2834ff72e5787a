// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Calls;
import io.landbridge.tests.harness.Ec2Driver.Waiting;
import io.landbridge.tests.harness.Failure;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.Images;
import io.landbridge.tests.harness.NativeApi;
import io.landbridge.tests.harness.SharedGateway;
import io.landbridge.tests.harness.SyncDriver;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeModificationState;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/**
 * The native job fails after EC2 has answered: Describe answers show it, and nothing is left over.
 */
@ExtendWith(SharedGateway.class)
final class FailingJobsIT {
  private final GatewayProcess gateway;
  private final NativeApi cloud;
  private final NativeApi truth;
  private final Set<String> asked = new HashSet<>();

  private SyncDriver driver;
  private Ec2Calls ec2;

  FailingJobsIT(GatewayProcess gateway) {
    this.gateway = gateway;
    this.cloud = new NativeApi(gateway.endpoints().nativeCommands(), Account.ADMIN);
    this.truth = new NativeApi(gateway.endpoints().nativeCommands(), Account.BOB);
  }

  @BeforeEach
  void connect() {
    driver = new SyncDriver(gateway.endpoints().api(), Account.BOB);
    ec2 = driver.calls();
  }

  /** A failure that nothing has run into would be for whoever uses the cloud next. */
  @AfterEach
  void endFailures() {
    asked.forEach(name -> cloud.get("configureSimulator", Map.of("name", name, "value", "wait:0")));
    driver.close();
  }

  @Test
  void aDeploymentWithoutCapacityEndsTerminatedWithThatReason() {
    Set<String> before = machines();
    failNext("job:deployVirtualMachine", "error:533:Unable to create a deployment for VM");

    String instance = run();
    awaitTermination(instance, "Server.InsufficientInstanceCapacity");
    patiently().untilAsserted(() -> assertThat(machines()).isSubsetOf(before));
  }

  @Test
  void aDeploymentThatBreaksEndsTerminatedAsOurFault() {
    Set<String> before = machines();
    failNext("job:deployVirtualMachine", "error:530:Something broke");

    String instance = run();
    awaitTermination(instance, "Server.InternalError");
    patiently().untilAsserted(() -> assertThat(machines()).isSubsetOf(before));
  }

  @Test
  void aStartThatFailsLeavesTheInstanceStopped() {
    String instance = run();
    driver.await(Waiting.INSTANCE_RUNNING, instance);
    ec2.stopInstances(r -> r.instanceIds(instance));
    driver.await(Waiting.INSTANCE_STOPPED, instance);
    failNext("job:startVirtualMachine", "error:533:Unable to create a deployment for VM");

    ec2.startInstances(r -> r.instanceIds(instance));

    patiently()
        .untilAsserted(() ->
            assertThat(describe(instance).state().name()).isEqualTo(InstanceStateName.STOPPED));
    ec2.startInstances(r -> r.instanceIds(instance));
    driver.await(Waiting.INSTANCE_RUNNING, instance);
    terminate(instance);
  }

  @Test
  void anAttachmentThatFailsLeavesTheVolumeAvailable() {
    String instance = run();
    driver.await(Waiting.INSTANCE_RUNNING, instance);
    String volume = createVolume(instance);
    failNext("job:attachVolume", "error:530:Failed to attach volume");

    ec2.attachVolume(r -> r.volumeId(volume).instanceId(instance).device("/dev/sdf"));

    driver.await(Waiting.VOLUME_AVAILABLE, volume);
    assertThat(volume(volume).attachments()).isEmpty();
    ec2.deleteVolume(r -> r.volumeId(volume));
    terminate(instance);
  }

  @Test
  void aSnapshotThatFailsIsShownAsAnErrorUntilItIsDeleted() {
    String instance = run();
    driver.await(Waiting.INSTANCE_RUNNING, instance);
    String root = describe(instance).blockDeviceMappings().getFirst().ebs().volumeId();
    failNext("job:createSnapshot", "error:530:Failed to back up");

    String snapshot = ec2.createSnapshot(r -> r.volumeId(root)).snapshotId();

    patiently()
        .untilAsserted(() ->
            assertThat(ec2.describeSnapshots(r -> r.snapshotIds(snapshot)).snapshots())
                .singleElement()
                .satisfies(seen -> {
                  assertThat(seen.state()).isEqualTo(SnapshotState.ERROR);
                  assertThat(seen.stateMessage()).isNotBlank();
                  assertThat(seen.volumeId()).isEqualTo(root);
                }));
    Filter errors = Filter.builder().name("status").values("error").build();
    assertThat(ec2.describeSnapshots(r -> r.filters(errors)).snapshots())
        .extracting(seen -> seen.snapshotId())
        .contains(snapshot);
    // The digits of EC2's id begin the native one.
    String digits = snapshot.substring("snap-".length());
    assertThat(natively("listSnapshots", "snapshot"))
        .filteredOn(seen -> seen.path("id").asText().replace("-", "").startsWith(digits))
        .extracting(seen -> seen.path("state").asText())
        .doesNotContain("BackedUp");
    ec2.deleteSnapshot(r -> r.snapshotId(snapshot));
    assertThat(Failure.of(() -> ec2.describeSnapshots(r -> r.snapshotIds(snapshot))))
        .isEqualTo(new Failure(400, "InvalidSnapshot.NotFound"));
    terminate(instance);
  }

  @Test
  void aModificationThatFailsSaysSo() {
    String instance = run();
    driver.await(Waiting.INSTANCE_RUNNING, instance);
    String volume = createVolume(instance);
    ec2.attachVolume(r -> r.volumeId(volume).instanceId(instance).device("/dev/sdf"));
    driver.await(Waiting.VOLUME_IN_USE, volume);
    failNext("job:resizeVolume", "error:530:Failed to resize");

    ec2.modifyVolume(r -> r.volumeId(volume).size(5));

    patiently()
        .untilAsserted(() ->
            assertThat(
                    ec2.describeVolumesModifications(r -> r.volumeIds(volume))
                        .volumesModifications()
                        .getFirst()
                        .modificationState())
                .isEqualTo(VolumeModificationState.FAILED));
    assertThat(volume(volume).size()).isEqualTo(1);
    assertThat(volume(volume).state()).isEqualTo(VolumeState.IN_USE);
    ec2.detachVolume(r -> r.volumeId(volume));
    driver.await(Waiting.VOLUME_AVAILABLE, volume);
    ec2.deleteVolume(r -> r.volumeId(volume));
    terminate(instance);
  }

  private void failNext(String name, String value) {
    asked.add(name);
    cloud.get("configureSimulator", Map.of("name", name, "value", value, "count", "1"));
  }

  /** The ids of all that Bob has natively. */
  private Set<String> machines() {
    return natively("listVirtualMachines", "virtualmachine")
        .map(machine -> machine.path("id").asText())
        .collect(toSet());
  }

  private Stream<JsonNode> natively(String command, String list) {
    return StreamSupport.stream(
        truth.get(command, Map.of()).path(list).spliterator(), /* parallel= */ false);
  }

  private String run() {
    return ec2.runInstances(
            r -> r.imageId(Images.linux(ec2)).instanceType("t2.micro").minCount(1).maxCount(1))
        .instances()
        .getFirst()
        .instanceId();
  }

  private String createVolume(String instance) {
    String zone = describe(instance).placement().availabilityZone();
    String volume = ec2.createVolume(r -> r.availabilityZone(zone).size(1)).volumeId();
    driver.await(Waiting.VOLUME_AVAILABLE, volume);
    return volume;
  }

  private void terminate(String instance) {
    ec2.terminateInstances(r -> r.instanceIds(instance));
    driver.await(Waiting.INSTANCE_TERMINATED, instance);
  }

  /** Not by the SDK's waiter, which gives up where an instance is pending before. */
  private void awaitTermination(String instance, String reason) {
    patiently()
        .untilAsserted(() -> {
          Instance ended = describe(instance);
          assertThat(ended.state().name()).isEqualTo(InstanceStateName.TERMINATED);
          assertThat(ended.stateReason().code()).isEqualTo(reason);
        });
  }

  private Instance describe(String instance) {
    return ec2.describeInstances(r -> r.instanceIds(instance))
        .reservations()
        .getFirst()
        .instances()
        .getFirst();
  }

  private Volume volume(String volume) {
    return ec2.describeVolumes(r -> r.volumeIds(volume)).volumes().getFirst();
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(30));
  }
}
