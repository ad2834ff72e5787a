// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SNAPSHOTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.CreateVolumePermission;
import io.landbridge.ec2.model.CreateVolumePermissionModifications;
import io.landbridge.ec2.model.GetSnapshotBlockPublicAccessStateRequest;
import io.landbridge.ec2.model.ModifySnapshotAttributeRequest;
import io.landbridge.ec2.model.OperationType;
import io.landbridge.ec2.model.ResetSnapshotAttributeRequest;
import io.landbridge.ec2.model.SnapshotAttributeName;
import io.landbridge.ec2.model.SnapshotBlockPublicAccessState;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Permissions on snapshots, of which there are none. */
class SnapshotPermissionsTest {
  private static final NativeId SNAPSHOT = new NativeId("58e977c9-ef3d-4628-8fed-314becb212e3");
  private static final String UNKNOWN = "snap-0123456789abcdef0";

  private final Call call = Calls.byAlice();
  private final ScriptedCloudStack cloud =
      new ScriptedCloudStack()
          .answersJson(
              LIST_SNAPSHOTS,
              """
              {"count":1,"snapshot":[{"id":"%s","account":"alice",
               "domainid":"bea59957-e5d5-11f1-90e2-02fc00000001","state":"BackedUp"}]}
              """
                  .formatted(SNAPSHOT));
  private final Ec2Backend backend = TestBackend.over(cloud);
  private final String snapshot = backend.ids().getEc2Id(ResourceKind.SNAPSHOT, SNAPSHOT);

  private Acknowledged modify(ModifySnapshotAttributeRequest.Builder request) {
    ModifySnapshotAttribute action = new ModifySnapshotAttribute(backend);
    ModifySnapshotAttributeRequest whole = request.build();
    action.validate(call, whole);
    return action.handle(call, whole);
  }

  private Acknowledged reset(String snapshotId) {
    return new ResetSnapshotAttribute(backend)
        .handle(
            call,
            ResetSnapshotAttributeRequest.builder()
                .snapshotId(snapshotId)
                .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                .build());
  }

  private static ModifySnapshotAttributeRequest.Builder removal(String snapshotId) {
    CreateVolumePermission bob = CreateVolumePermission.builder().userId("222222222222").build();
    return ModifySnapshotAttributeRequest.builder()
        .snapshotId(snapshotId)
        .createVolumePermission(
            CreateVolumePermissionModifications.builder().remove(List.of(bob)).build());
  }

  @Test
  void takingThemAwayIsDoneAlready() {
    assertThat(modify(removal(snapshot))).isEqualTo(Acknowledged.INSTANCE);
    assertThat(
            modify(
                ModifySnapshotAttributeRequest.builder()
                    .snapshotId(snapshot)
                    .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                    .operationType(OperationType.REMOVE)
                    .userIds(List.of("222222222222"))))
        .isEqualTo(Acknowledged.INSTANCE);
    assertThat(reset(snapshot)).isEqualTo(Acknowledged.INSTANCE);
    assertThat(cloud.sent()).allMatch(line -> line.startsWith("listSnapshots"));
  }

  @Test
  void theSnapshotMustBeThere() {
    assertThatThrownBy(() -> modify(removal(UNKNOWN)))
        .hasMessageContaining("InvalidSnapshot.NotFound");
    assertThatThrownBy(() -> reset(UNKNOWN)).hasMessageContaining("InvalidSnapshot.NotFound");
  }

  @Test
  void aChangeSaysWhatItChanges() {
    assertThatThrownBy(() ->
            modify(
                ModifySnapshotAttributeRequest.builder()
                    .snapshotId(snapshot)
                    .userIds(List.of("222222222222"))))
        .hasMessageContaining("OperationType");
    assertThatThrownBy(() -> modify(ModifySnapshotAttributeRequest.builder().snapshotId(snapshot)))
        .hasMessageContaining("CreateVolumePermission");
  }

  @Test
  void allSharingIsBlocked() {
    var request = GetSnapshotBlockPublicAccessStateRequest.builder().build();
    assertThat(new GetSnapshotBlockPublicAccessState().handle(call, request).state())
        .contains(SnapshotBlockPublicAccessState.BLOCK_ALL_SHARING);
  }
}
