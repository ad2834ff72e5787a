// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import static io.landbridge.translation.cloudstack.NativeCommand.CREATE_SNAPSHOT;
import static io.landbridge.translation.cloudstack.NativeCommand.DELETE_SNAPSHOT;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_DISK_OFFERINGS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SNAPSHOTS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VOLUMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.CreateSnapshotRequest;
import io.landbridge.ec2.model.DeleteSnapshotRequest;
import io.landbridge.ec2.model.DescribeSnapshotAttributeRequest;
import io.landbridge.ec2.model.DescribeSnapshotAttributeResult;
import io.landbridge.ec2.model.DescribeSnapshotsRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.Snapshot;
import io.landbridge.ec2.model.SnapshotAttributeName;
import io.landbridge.ec2.model.SnapshotState;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.RecordedJobs;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SnapshotActionsTest {
  private static final NativeId ROOT = new NativeId("d0fb4de1-7533-4e8d-b806-f97d0ab0eb68");
  private static final NativeId SNAPSHOT = new NativeId("58e977c9-ef3d-4628-8fed-314becb212e3");

  private final Call call = Calls.byAlice();
  private final RecordedJobs jobs = new RecordedJobs();
  private final ScriptedCloudStack cloud =
      new ScriptedCloudStack()
          .answers(LIST_VOLUMES, "listVolumes-root")
          .answers(LIST_DISK_OFFERINGS, "listDiskOfferings");
  private final Ec2Backend backend = TestBackend.over(cloud, jobs);
  private final String root = backend.ids().getEc2Id(ResourceKind.VOLUME, ROOT);
  private final String snapshot = backend.ids().getEc2Id(ResourceKind.SNAPSHOT, SNAPSHOT);

  private static String list(String state) {
    return """
    {"count":1,"snapshot":[{"id":"%s",
     "account":"alice","domainid":"bea59957-e5d5-11f1-90e2-02fc00000001",
     "volumeid":"%s","volumetype":"ROOT","state":"%s",
     "created":"2026-11-21T18:18:52+0000","virtualsize":2147483648,"physicalsize":0}]}
    """
        .formatted(SNAPSHOT, ROOT, state);
  }

  private Snapshot create() {
    CreateSnapshot action = new CreateSnapshot(backend);
    var request = CreateSnapshotRequest.builder().volumeId(root).description("nightly").build();
    action.validate(call, request);
    return action.handle(call, request);
  }

  private List<Snapshot> describe(DescribeSnapshotsRequest.Builder request) {
    DescribeSnapshots action = new DescribeSnapshots(backend);
    DescribeSnapshotsRequest whole = request.build();
    action.validate(call, whole);
    return action.handle(call, whole).snapshots();
  }

  private void delete() {
    new DeleteSnapshot(backend)
        .handle(call, DeleteSnapshotRequest.builder().snapshotId(snapshot).build());
  }

  @Test
  void aSnapshotIsPendingUntilItIsBackedUp() {
    cloud
        .runs(CREATE_SNAPSHOT, Optional.of(SNAPSHOT), "{}")
        .answersJson(LIST_SNAPSHOTS, list("BackingUp"))
        .answersJson(LIST_SNAPSHOTS, list("BackedUp"));

    Snapshot made = create();

    assertThat(cloud.sent()).contains("createSnapshot volumeid=" + ROOT);
    assertThat(made.snapshotId()).contains(snapshot);
    assertThat(made.state()).contains(SnapshotState.PENDING);
    assertThat(made.progress()).contains("0%");
    assertThat(made.volumeId()).contains(root);
    assertThat(made.volumeSize()).contains(2);
    assertThat(made.description()).contains("nightly");
    assertThat(made.ownerId()).contains("111111111111");
    assertThat(describe(DescribeSnapshotsRequest.builder().ownerIds(List.of("self"))))
        .singleElement()
        .satisfies(done -> {
          assertThat(done.state()).contains(SnapshotState.COMPLETED);
          assertThat(done.progress()).contains("100%");
          assertThat(done.description()).contains("nightly");
        });
  }

  @Test
  void aSnapshotThatCouldNotBeMadeShowsAnError() {
    cloud
        .runs(CREATE_SNAPSHOT, Optional.of(SNAPSHOT), "{}")
        .answersJson(LIST_SNAPSHOTS, list("Creating"));
    create();

    jobs.fail(
        SnapshotJobs.CREATE,
        new NativeError(CREATE_SNAPSHOT, 530, OptionalInt.empty(), "broken", true));

    assertThat(describe(DescribeSnapshotsRequest.builder().snapshotIds(List.of(snapshot))))
        .singleElement()
        .satisfies(failed -> assertThat(failed.state()).contains(SnapshotState.ERROR));
  }

  @Test
  void aSnapshotThatTheCloudDroppedIsAnErrorUntilItIsDeleted() {
    cloud.runs(CREATE_SNAPSHOT, Optional.of(SNAPSHOT), "{}").answersJson(LIST_SNAPSHOTS, "{}");
    assertThat(create().state()).contains(SnapshotState.PENDING);

    failAndDrop();

    assertThat(describe(DescribeSnapshotsRequest.builder().snapshotIds(List.of(snapshot))))
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.state()).contains(SnapshotState.ERROR);
          assertThat(failed.stateMessage()).isPresent();
          assertThat(failed.volumeId()).contains(root);
          assertThat(failed.volumeSize()).contains(2);
          assertThat(failed.description()).contains("nightly");
          assertThat(failed.startTime()).contains(Calls.NOW);
        });
    assertThat(describe(DescribeSnapshotsRequest.builder().filters(filter("status", "error"))))
        .hasSize(1);
    delete();
    assertThat(cloud.sent()).noneMatch(line -> line.startsWith("deleteSnapshot"));
    assertThat(describe(DescribeSnapshotsRequest.builder())).isEmpty();
    assertThatThrownBy(this::delete).hasMessageContaining("InvalidSnapshot.NotFound");
  }

  @Test
  void aSnapshotThatTheCloudDroppedIsItsOwnersOnly() {
    cloud.runs(CREATE_SNAPSHOT, Optional.of(SNAPSHOT), "{}").answersJson(LIST_SNAPSHOTS, "{}");
    create();
    failAndDrop();

    DescribeSnapshotsRequest all = DescribeSnapshotsRequest.builder().build();
    DescribeSnapshots action = new DescribeSnapshots(backend);
    assertThat(action.handle(Calls.byCarol(), all).snapshots()).isEmpty();
    assertThat(action.handle(call, all).snapshots()).hasSize(1);
    var deletion = DeleteSnapshotRequest.builder().snapshotId(snapshot).build();
    assertThatThrownBy(() -> new DeleteSnapshot(backend).handle(Calls.byCarol(), deletion))
        .hasMessageContaining("InvalidSnapshot.NotFound");
  }

  private void failAndDrop() {
    var error = new NativeError(CREATE_SNAPSHOT, 530, OptionalInt.empty(), "broken", true);
    jobs.fail(SnapshotJobs.CREATE, error);
    new CreateEnd(backend).failed(call, jobs.all().getFirst(), error);
  }

  @Test
  void aVolumeThatWasNeverAttachedIsRefusedByTheCloud() {
    cloud.fails(CREATE_SNAPSHOT, 431, "Volume is not in Ready state but Allocated.");
    assertThatThrownBy(this::create).hasMessageContaining("not in Ready state");
    assertThat(jobs.all()).isEmpty();
  }

  @Test
  void aDeletedSnapshotIsGoneAtOnceAndBackWhenTheCloudCouldNot() {
    cloud.answersJson(LIST_SNAPSHOTS, list("BackedUp")).runs(DELETE_SNAPSHOT);

    delete();

    assertThat(cloud.sent()).contains("deleteSnapshot id=" + SNAPSHOT);
    assertThat(describe(DescribeSnapshotsRequest.builder())).isEmpty();
    assertThatThrownBy(this::delete).hasMessageContaining("InvalidSnapshot.NotFound");
    jobs.fail(
        SnapshotJobs.DELETE,
        new NativeError(DELETE_SNAPSHOT, 530, OptionalInt.empty(), "broken", true));
    assertThat(describe(DescribeSnapshotsRequest.builder())).hasSize(1);
  }

  @Test
  void snapshotsAreTheCallersAndNobodyElses() {
    cloud.answersJson(LIST_SNAPSHOTS, list("BackedUp"));
    assertThat(describe(DescribeSnapshotsRequest.builder().ownerIds(List.of("111111111111"))))
        .hasSize(1);
    assertThat(describe(DescribeSnapshotsRequest.builder().ownerIds(List.of("222222222222"))))
        .isEmpty();
    assertThat(describe(DescribeSnapshotsRequest.builder().ownerIds(List.of("amazon")))).isEmpty();
    assertThat(describe(DescribeSnapshotsRequest.builder().restorableByUserIds(List.of("all"))))
        .isEmpty();
    assertThatThrownBy(
            () -> describe(DescribeSnapshotsRequest.builder().ownerIds(List.of("somebody"))))
        .hasMessageContaining("InvalidUserID.Malformed");
  }

  @Test
  void theAttributesOfASnapshotAreEmpty() {
    cloud.answersJson(LIST_SNAPSHOTS, list("BackedUp"));
    DescribeSnapshotAttribute action = new DescribeSnapshotAttribute(backend);
    for (SnapshotAttributeName attribute : SnapshotAttributeName.values()) {
      var request =
          DescribeSnapshotAttributeRequest.builder()
              .snapshotId(snapshot)
              .attribute(attribute)
              .build();
      assertThat(action.handle(call, request))
          .isEqualTo(DescribeSnapshotAttributeResult.builder().snapshotId(snapshot).build());
    }
    var unknown =
        DescribeSnapshotAttributeRequest.builder()
            .snapshotId("snap-0123456789abcdef0")
            .attribute(SnapshotAttributeName.PRODUCT_CODES)
            .build();
    assertThatThrownBy(() -> action.handle(call, unknown))
        .hasMessageContaining("InvalidSnapshot.NotFound");
  }

  @Test
  void snapshotsAreFoundByFilter() {
    cloud.answersJson(LIST_SNAPSHOTS, list("BackedUp"));
    assertThat(describe(DescribeSnapshotsRequest.builder().filters(filter("volume-id", root))))
        .hasSize(1);
    assertThat(describe(DescribeSnapshotsRequest.builder().filters(filter("status", "pending"))))
        .isEmpty();
  }

  private static List<Filter> filter(String name, String value) {
    return List.of(Filter.builder().name(name).values(List.of(value)).build());
  }
}
