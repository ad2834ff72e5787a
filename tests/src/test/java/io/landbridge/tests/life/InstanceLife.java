// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.landbridge.tests.harness.Ec2Calls;
import io.landbridge.tests.harness.Ec2Driver;
import io.landbridge.tests.harness.Ec2Driver.Waiting;
import io.landbridge.tests.harness.Images;
import io.landbridge.tests.harness.Names;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleUpdate;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;
import software.amazon.awssdk.services.ec2.model.VolumeModificationState;

/** One life of an instance from key pair to termination; a subclass says with which client. */
abstract class InstanceLife {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String USER_DATA = "#!/bin/sh\necho started";

  private Ec2Driver driver;
  private Ec2Calls ec2;
  private String mark;

  /** A client of the kind in question; the caller closes it. */
  abstract Ec2Driver connect();

  @BeforeEach
  void connectAndName() {
    driver = connect();
    ec2 = driver.calls();
    mark = Names.unique("life");
  }

  @AfterEach
  void disconnect() {
    driver.close();
  }

  @Test
  void livesFromKeyPairToTermination() {
    String group = makeKeyPairAndGroup();
    Instance made = run(group);
    String instance = made.instanceId();

    driver.await(Waiting.INSTANCE_RUNNING, instance);
    Instance running = describe(instance);
    assertThat(running.state().name()).isEqualTo(InstanceStateName.RUNNING);
    assertThat(running.keyName()).isEqualTo(mark);
    assertThat(running.securityGroups()).extracting("groupId").containsExactly(group);
    assertThat(running.privateIpAddress()).matches("[0-9.]+");
    assertThat(running.rootDeviceName()).isNotEmpty();
    assertThat(running.blockDeviceMappings())
        .extracting("deviceName")
        .contains(running.rootDeviceName());
    findsByFiltersAndWildcards(instance);
    keepsUserData(instance);

    String volume = attachVolume(running);
    growVolume(volume);
    snapshotVolume(volume);
    detachAndDelete(volume);

    stopChangeTypeAndStart(instance);
    terminate(instance);
    ec2.deleteSecurityGroup(r -> r.groupId(group));
    ec2.deleteKeyPair(r -> r.keyName(mark));
    assertThatThrownBy(() -> ec2.describeKeyPairs(r -> r.keyNames(mark)))
        .hasFieldOrPropertyWithValue("awsErrorDetails.errorCode", "InvalidKeyPair.NotFound");
  }

  @Test
  void pagesGiveEachInstanceOnce() {
    List<String> ids =
        ec2.runInstances(request(6, List.of())).instances().stream()
            .map(Instance::instanceId)
            .toList();

    List<DescribeInstancesResponse> pages =
        driver.pages(
            DescribeInstancesRequest.builder()
                .filters(filter("tag:Name", mark))
                .maxResults(5)
                .build());

    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(pages.stream().flatMap(page -> page.reservations().stream()))
        .flatMap(reservation -> reservation.instances())
        .extracting(Instance::instanceId)
        .containsExactlyInAnyOrderElementsOf(ids);
    ids.forEach(id -> driver.await(Waiting.INSTANCE_RUNNING, id));
    ec2.terminateInstances(r -> r.instanceIds(ids));
    ids.forEach(id -> driver.await(Waiting.INSTANCE_TERMINATED, id));
  }

  private String makeKeyPairAndGroup() {
    var key = ec2.createKeyPair(r -> r.keyName(mark));
    assertThat(key.keyMaterial()).startsWith("-----BEGIN ");
    assertThat(key.keyPairId()).matches("key-[0-9a-f]{17}");
    String group = ec2.createSecurityGroup(r -> r.groupName(mark).description("life")).groupId();
    String rule =
        ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(23).toPort(23).cidrIp("0.0.0.0/0"))
            .securityGroupRules()
            .getFirst()
            .securityGroupRuleId();
    changeToSsh(group, rule);
    var described = ec2.describeSecurityGroups(r -> r.groupIds(group)).securityGroups();
    assertThat(described.getFirst().ipPermissions().getFirst().fromPort()).isEqualTo(22);
    return group;
  }

  private void changeToSsh(String group, String rule) {
    SecurityGroupRuleRequest ssh =
        SecurityGroupRuleRequest.builder()
            .ipProtocol("tcp")
            .fromPort(22)
            .toPort(22)
            .cidrIpv4("0.0.0.0/0")
            .description("ssh")
            .build();
    SecurityGroupRuleUpdate update =
        SecurityGroupRuleUpdate.builder().securityGroupRuleId(rule).securityGroupRule(ssh).build();
    ec2.modifySecurityGroupRules(r -> r.groupId(group).securityGroupRules(update));
    assertThat(ec2.describeSecurityGroupRules(r -> r.securityGroupRuleIds(rule)))
        .satisfies(found -> {
          assertThat(found.securityGroupRules()).extracting("fromPort").containsExactly(22);
          assertThat(found.securityGroupRules()).extracting("description").containsExactly("ssh");
        });
  }

  private Instance run(String group) {
    RunInstancesRequest request = request(1, List.of(group));
    Instance made = ec2.runInstances(request).instances().getFirst();
    assertThat(made.state().name()).isEqualTo(InstanceStateName.PENDING);
    assertThat(made.tags()).contains(Tag.builder().key("Name").value(mark).build());
    assertThat(ec2.runInstances(request).instances())
        .as("the same client token")
        .extracting(Instance::instanceId)
        .containsExactly(made.instanceId());
    return made;
  }

  private RunInstancesRequest request(int count, List<String> groups) {
    return RunInstancesRequest.builder()
        .imageId(Images.linux(ec2))
        .instanceType("t2.micro")
        .minCount(count)
        .maxCount(count)
        .keyName(groups.isEmpty() ? null : mark)
        .securityGroupIds(groups)
        .clientToken(mark)
        .userData(Base64.getEncoder().encodeToString(USER_DATA.getBytes(StandardCharsets.UTF_8)))
        .tagSpecifications(
            TagSpecification.builder()
                .resourceType(ResourceType.INSTANCE)
                .tags(Tag.builder().key("Name").value(mark).build())
                .build())
        .build();
  }

  private void findsByFiltersAndWildcards(String instance) {
    assertThat(find(filter("tag:Name", mark))).containsExactly(instance);
    assertThat(find(filter("tag:Name", mark.substring(0, 8) + "*"))).contains(instance);
    assertThat(find(filter("tag:Name", mark.replaceAll(".$", "?")))).containsExactly(instance);
    assertThat(find(filter("tag:Name", mark), filter("instance-state-name", "stopped", "running")))
        .containsExactly(instance);
    assertThat(find(filter("tag:Name", mark), filter("instance-state-name", "stopped"))).isEmpty();
    assertThatThrownBy(() -> find(filter("no-such-filter", "x")))
        .hasFieldOrPropertyWithValue("awsErrorDetails.errorCode", "InvalidParameterValue");
  }

  private void keepsUserData(String instance) {
    String kept =
        ec2.describeInstanceAttribute(
                r -> r.instanceId(instance).attribute(InstanceAttributeName.USER_DATA))
            .userData()
            .value();
    assertThat(Base64.getDecoder().decode(kept)).asString().isEqualTo(USER_DATA);
  }

  private String attachVolume(Instance instance) {
    String volume =
        ec2.createVolume(r ->
                r.availabilityZone(instance.placement().availabilityZone())
                    .size(2)
                    .volumeType("gp2"))
            .volumeId();
    driver.await(Waiting.VOLUME_AVAILABLE, volume);
    ec2.attachVolume(r -> r.volumeId(volume).instanceId(instance.instanceId()).device("/dev/sdf"));
    driver.await(Waiting.VOLUME_IN_USE, volume);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(volume(volume).attachments())
                .allSatisfy(attachment -> {
                  assertThat(attachment.state()).isEqualTo(VolumeAttachmentState.ATTACHED);
                  assertThat(attachment.device()).isEqualTo("/dev/sdf");
                  assertThat(attachment.instanceId()).isEqualTo(instance.instanceId());
                })
                .hasSize(1));
    return volume;
  }

  private void growVolume(String volume) {
    var modification = ec2.modifyVolume(r -> r.volumeId(volume).size(3)).volumeModification();
    assertThat(modification.targetSize()).isEqualTo(3);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    ec2.describeVolumesModifications(r -> r.volumeIds(volume))
                        .volumesModifications()
                        .getFirst()
                        .modificationState())
                .isIn(VolumeModificationState.OPTIMIZING, VolumeModificationState.COMPLETED));
    assertThat(volume(volume).size()).isEqualTo(3);
  }

  private void snapshotVolume(String volume) {
    String snapshot = ec2.createSnapshot(r -> r.volumeId(volume).description(mark)).snapshotId();
    driver.await(Waiting.SNAPSHOT_COMPLETED, snapshot);
    var kept =
        ec2.describeSnapshots(r -> r.ownerIds("self").filters(filter("volume-id", volume)))
            .snapshots();
    assertThat(kept)
        .extracting("snapshotId", "description")
        .containsExactly(org.assertj.core.groups.Tuple.tuple(snapshot, mark));
    ec2.deleteSnapshot(r -> r.snapshotId(snapshot));
  }

  private void detachAndDelete(String volume) {
    ec2.detachVolume(r -> r.volumeId(volume));
    driver.await(Waiting.VOLUME_AVAILABLE, volume);
    ec2.deleteVolume(r -> r.volumeId(volume));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(ec2.describeVolumes(r -> r.filters(filter("volume-id", volume))).volumes())
                .isEmpty());
  }

  private void stopChangeTypeAndStart(String instance) {
    ec2.stopInstances(r -> r.instanceIds(instance));
    driver.await(Waiting.INSTANCE_STOPPED, instance);
    ec2.modifyInstanceAttribute(
        r -> r.instanceId(instance).instanceType(type -> type.value("t2.small")));
    ec2.startInstances(r -> r.instanceIds(instance));
    driver.await(Waiting.INSTANCE_RUNNING, instance);
    assertThat(describe(instance).instanceTypeAsString()).isEqualTo("t2.small");
  }

  private void terminate(String instance) {
    ec2.terminateInstances(r -> r.instanceIds(instance));
    driver.await(Waiting.INSTANCE_TERMINATED, instance);
    assertThat(describe(instance).state().code()).isEqualTo(48);
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

  private List<String> find(Filter... filters) {
    return ec2.describeInstances(r -> r.filters(Arrays.asList(filters))).reservations().stream()
        .flatMap(reservation -> reservation.instances().stream())
        .map(Instance::instanceId)
        .toList();
  }

  private static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }
}
