// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DeleteSnapshotRequest;
import io.landbridge.ec2.model.SnapshotState;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobPurpose;
import io.landbridge.translation.state.ResourceRef;

/**
 * Deletes a snapshot, which is gone from answers at once; it comes back when the cloud could not
 * delete it. EC2 API 2016-11-15, DeleteSnapshot; native {@code deleteSnapshot}.
 */
final class DeleteSnapshot implements Ec2Operation<DeleteSnapshotRequest, Acknowledged> {
  private final Ec2Backend backend;
  private final Snapshots snapshots;
  private final LostSnapshots lost;

  DeleteSnapshot(Ec2Backend backend) {
    this.backend = backend;
    this.snapshots = new Snapshots(backend);
    this.lost = new LostSnapshots(backend);
  }

  @Override
  public Acknowledged handle(Call call, DeleteSnapshotRequest request) {
    OwnedSnapshot snapshot = snapshots.get(call, request.snapshotId());
    if (snapshot.state() == SnapshotState.PENDING) {
      throw Ec2Errors.incorrectState(
              "The snapshot '" + snapshot.snapshotId() + "' is in the 'pending' state.")
          .toException();
    }
    if (snapshot.isLost()) {
      lost.forget(
          new ResourceRef(call.caller().accountId(), ResourceKind.SNAPSHOT, snapshot.nativeId()));
      return Acknowledged.INSTANCE;
    }
    Submission submission =
        backend
            .cloud()
            .submit(
                call,
                NativeRequest.of(NativeCommand.DELETE_SNAPSHOT).with("id", snapshot.nativeId()));
    backend
        .jobs()
        .follow(
            call,
            submission,
            JobPurpose.of(SnapshotJobs.DELETE, ResourceKind.SNAPSHOT).about(snapshot.nativeId()));
    return Acknowledged.INSTANCE;
  }
}
