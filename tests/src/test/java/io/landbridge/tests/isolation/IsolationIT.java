// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Driver.Waiting;
import io.landbridge.tests.harness.Failure;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.Images;
import io.landbridge.tests.harness.Names;
import io.landbridge.tests.harness.SharedGateway;
import io.landbridge.tests.harness.SyncDriver;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * One of each kind of resource is Alice's. To Bob, and to the root admin whose native rights reach
 * everywhere, they do not exist.
 */
@ExtendWith(SharedGateway.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IsolationIT {
  private final SyncDriver alice;
  private final SyncDriver bob;
  private final SyncDriver admin;
  private final String mark = Names.unique("mine");

  private Instance instance;
  private String group;
  private String volume;
  private String rootVolume;
  private String snapshot;

  IsolationIT(GatewayProcess gateway) {
    alice = new SyncDriver(gateway.endpoints().api(), Account.ALICE);
    bob = new SyncDriver(gateway.endpoints().api(), Account.BOB);
    admin = new SyncDriver(gateway.endpoints().api(), Account.ADMIN);
  }

  @BeforeAll
  void makeOneOfEach() {
    Ec2Client ec2 = alice.client();
    ec2.createKeyPair(r -> r.keyName(mark));
    group = ec2.createSecurityGroup(r -> r.groupName(mark).description("mine")).groupId();
    instance =
        ec2.runInstances(r ->
                r.imageId(Images.linux(ec2))
                    .instanceType("t2.micro")
                    .minCount(1)
                    .maxCount(1)
                    .keyName(mark)
                    .securityGroupIds(group))
            .instances()
            .getFirst();
    alice.await(Waiting.INSTANCE_RUNNING, instance.instanceId());
    String zone = instance.placement().availabilityZone();
    volume = ec2.createVolume(r -> r.availabilityZone(zone).size(1)).volumeId();
    rootVolume =
        ec2.describeVolumes(r -> r.filters(filter("attachment.instance-id", instance.instanceId())))
            .volumes()
            .getFirst()
            .volumeId();
    snapshot = ec2.createSnapshot(r -> r.volumeId(rootVolume)).snapshotId();
    alice.await(Waiting.SNAPSHOT_COMPLETED, snapshot);
    alice.await(Waiting.VOLUME_AVAILABLE, volume);
    ec2.createTags(r ->
        r.resources(instance.instanceId(), volume, snapshot, group)
            .tags(Tag.builder().key("mark").value(mark).build()));
  }

  @AfterAll
  void removeThem() {
    Ec2Client ec2 = alice.client();
    ec2.terminateInstances(r -> r.instanceIds(instance.instanceId()));
    alice.await(Waiting.INSTANCE_TERMINATED, instance.instanceId());
    ec2.deleteSnapshot(r -> r.snapshotId(snapshot));
    ec2.deleteVolume(r -> r.volumeId(volume));
    ec2.deleteSecurityGroup(r -> r.groupId(group));
    ec2.deleteKeyPair(r -> r.keyName(mark));
    alice.close();
    bob.close();
    admin.close();
  }

  @TestFactory
  Stream<DynamicTest> listsShowNothingOfAnother() {
    return strangers()
        .flatMap(stranger ->
            Stream.of(
                DynamicTest.dynamicTest(
                    stranger.getKey(), () -> listsNothing(stranger.getValue().client()))));
  }

  @TestFactory
  Stream<DynamicTest> anothersIdNamesNothing() {
    return strangers()
        .flatMap(stranger ->
            actions(stranger.getValue().client()).entrySet().stream()
                .map(action ->
                    DynamicTest.dynamicTest(
                        stranger.getKey() + " " + action.getKey(),
                        () -> namesNothing(action.getKey(), action.getValue()))));
  }

  @TestFactory
  Stream<DynamicTest> anAttemptChangesNothing() {
    return Stream.of(
        DynamicTest.dynamicTest(
            "the instance runs, the volume is free, the group has no rules",
            () -> {
              Ec2Client ec2 = alice.client();
              assertThat(
                      ec2.describeInstances(r -> r.instanceIds(instance.instanceId()))
                          .reservations()
                          .getFirst()
                          .instances()
                          .getFirst()
                          .state()
                          .code())
                  .isEqualTo(16);
              assertThat(ec2.describeVolumes(r -> r.volumeIds(volume)).volumes().getFirst())
                  .satisfies(seen -> {
                    assertThat(seen.attachments()).isEmpty();
                    assertThat(seen.size()).isEqualTo(1);
                  });
              assertThat(
                      ec2.describeSecurityGroups(r -> r.groupIds(group))
                          .securityGroups()
                          .getFirst()
                          .ipPermissions())
                  .isEmpty();
            }));
  }

  private Stream<Map.Entry<String, SyncDriver>> strangers() {
    return Stream.of(Map.entry("bob", bob), Map.entry("root admin", admin));
  }

  private void listsNothing(Ec2Client ec2) {
    assertThat(ec2.describeInstances().reservations())
        .flatMap(reservation -> reservation.instances())
        .extracting(Instance::instanceId)
        .doesNotContain(instance.instanceId());
    assertThat(ec2.describeInstanceStatus(r -> r.includeAllInstances(true)).instanceStatuses())
        .extracting("instanceId")
        .doesNotContain(instance.instanceId());
    assertThat(ec2.describeVolumes().volumes())
        .extracting("volumeId")
        .doesNotContain(volume, rootVolume);
    assertThat(ec2.describeSnapshots().snapshots())
        .extracting("snapshotId")
        .doesNotContain(snapshot);
    assertThat(ec2.describeSecurityGroups().securityGroups())
        .extracting("groupId")
        .doesNotContain(group);
    assertThat(ec2.describeSecurityGroupRules(r -> r.maxResults(1000)).securityGroupRules())
        .extracting("groupId")
        .doesNotContain(group);
    assertThat(ec2.describeKeyPairs().keyPairs()).extracting("keyName").doesNotContain(mark);
    assertThat(ec2.describeTags(r -> r.filters(filter("value", mark))).tags()).isEmpty();
    assertThat(
            ec2.describeInstances(r -> r.filters(filter("instance-id", instance.instanceId())))
                .reservations())
        .isEmpty();
  }

  private Map<String, Runnable> actions(Ec2Client ec2) {
    String id = instance.instanceId();
    return Map.ofEntries(
        Map.entry("DescribeInstances", () -> ec2.describeInstances(r -> r.instanceIds(id))),
        Map.entry(
            "DescribeInstanceStatus", () -> ec2.describeInstanceStatus(r -> r.instanceIds(id))),
        Map.entry(
            "DescribeInstanceAttribute",
            () -> ec2.describeInstanceAttribute(r -> r.instanceId(id).attribute("userData"))),
        Map.entry(
            "ModifyInstanceAttribute",
            () ->
                ec2.modifyInstanceAttribute(
                    r -> r.instanceId(id).instanceType(type -> type.value("t2.small")))),
        Map.entry("StartInstances", () -> ec2.startInstances(r -> r.instanceIds(id))),
        Map.entry("StopInstances", () -> ec2.stopInstances(r -> r.instanceIds(id))),
        Map.entry("RebootInstances", () -> ec2.rebootInstances(r -> r.instanceIds(id))),
        Map.entry("TerminateInstances", () -> ec2.terminateInstances(r -> r.instanceIds(id))),
        Map.entry("GetConsoleOutput", () -> ec2.getConsoleOutput(r -> r.instanceId(id))),
        Map.entry("GetPasswordData", () -> ec2.getPasswordData(r -> r.instanceId(id))),
        Map.entry("DescribeVolumes", () -> ec2.describeVolumes(r -> r.volumeIds(volume))),
        Map.entry(
            "AttachVolume",
            () -> ec2.attachVolume(r -> r.volumeId(volume).instanceId(id).device("/dev/sdf"))),
        Map.entry("DetachVolume", () -> ec2.detachVolume(r -> r.volumeId(rootVolume))),
        Map.entry("ModifyVolume", () -> ec2.modifyVolume(r -> r.volumeId(volume).size(9))),
        Map.entry("DeleteVolume", () -> ec2.deleteVolume(r -> r.volumeId(volume))),
        Map.entry("CreateSnapshot", () -> ec2.createSnapshot(r -> r.volumeId(rootVolume))),
        Map.entry("DescribeSnapshots", () -> ec2.describeSnapshots(r -> r.snapshotIds(snapshot))),
        Map.entry("DeleteSnapshot", () -> ec2.deleteSnapshot(r -> r.snapshotId(snapshot))),
        Map.entry(
            "CreateVolume",
            () ->
                ec2.createVolume(r ->
                    r.snapshotId(snapshot)
                        .availabilityZone(instance.placement().availabilityZone()))),
        Map.entry(
            "DescribeSecurityGroups", () -> ec2.describeSecurityGroups(r -> r.groupIds(group))),
        Map.entry(
            "AuthorizeSecurityGroupIngress",
            () ->
                ec2.authorizeSecurityGroupIngress(r ->
                    r.groupId(group).ipProtocol("tcp").fromPort(1).toPort(2).cidrIp("0.0.0.0/0"))),
        Map.entry("DeleteSecurityGroup", () -> ec2.deleteSecurityGroup(r -> r.groupId(group))),
        Map.entry("DescribeKeyPairs", () -> ec2.describeKeyPairs(r -> r.keyNames(mark))),
        Map.entry(
            "RunInstances",
            () ->
                ec2.runInstances(r ->
                    r.imageId(Images.linux(ec2))
                        .instanceType("t2.micro")
                        .minCount(1)
                        .maxCount(1)
                        .securityGroupIds(group))),
        Map.entry(
            "CreateTags",
            () ->
                ec2.createTags(
                    r -> r.resources(List.of(id)).tags(Tag.builder().key("x").value("y").build()))),
        Map.entry(
            "DeleteTags",
            () ->
                ec2.deleteTags(
                    r -> r.resources(List.of(volume)).tags(Tag.builder().key("mark").build()))));
  }

  private static void namesNothing(String action, Runnable call) {
    Failure failure = Failure.of(call);
    assertThat(failure.status()).as(action).isEqualTo(400);
    assertThat(failure.code()).as(action).endsWith(".NotFound");
  }

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }
}
