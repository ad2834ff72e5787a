// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.CreateSnapshotRequest;
import io.landbridge.ec2.model.Snapshot;
import io.landbridge.ec2.model.VolumeState;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.tags.TagsOnCreate;
import io.landbridge.translation.ec2.volumes.OwnedVolume;
import io.landbridge.translation.ec2.volumes.Volumes;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobPurpose;
import io.landbridge.translation.state.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes a snapshot of a volume and answers while it is {@code pending}. EC2 API 2016-11-15,
 * CreateSnapshot; native {@code createSnapshot}, which takes none of a volume that has never been
 * attached.
 */
final class CreateSnapshot implements Ec2Operation<CreateSnapshotRequest, Snapshot> {
  private static final int LONGEST_DESCRIPTION = 255;

  private final Ec2Backend backend;
  private final Volumes volumes;
  private final Snapshots snapshots;

  CreateSnapshot(Ec2Backend backend) {
    this.backend = backend;
    this.volumes = new Volumes(backend);
    this.snapshots = new Snapshots(backend);
  }

  @Override
  public void validate(Call call, CreateSnapshotRequest request) {
    if (request.description().filter(d -> d.length() > LONGEST_DESCRIPTION).isPresent()) {
      throw Ec2Errors.invalidParameterValue(
              "The description has more than " + LONGEST_DESCRIPTION + " characters.")
          .toException();
    }
    var _ = tags(request);
  }

  private static TagsOnCreate tags(CreateSnapshotRequest request) {
    return TagsOnCreate.read(request.tagSpecifications(), Set.of(ResourceKind.SNAPSHOT));
  }

  @Override
  public Snapshot handle(Call call, CreateSnapshotRequest request) {
    OwnedVolume volume = volumes.get(call, request.volumeId());
    if (volume.state() != VolumeState.AVAILABLE && volume.state() != VolumeState.IN_USE) {
      throw Ec2Errors.incorrectState(
              "Volume '%s' is in the '%s' state."
                  .formatted(volume.volumeId(), volume.state().wire()))
          .toException();
    }
    NativeId made = create(call, volume, request);
    backend
        .tags()
        .setOnNew(call, ResourceKind.SNAPSHOT, made, tags(request).of(ResourceKind.SNAPSHOT));
    List<OwnedSnapshot> owned = snapshots.find(call, List.of(made));
    if (owned.isEmpty()) {
      throw Ec2Errors.incorrectState("The snapshot was deleted while it was made").toException();
    }
    return SnapshotProjection.gather(call, backend, owned).toShape(owned.getFirst());
  }

  private NativeId create(Call call, OwnedVolume volume, CreateSnapshotRequest request) {
    boolean encrypted = volume.isEncrypted(backend.catalogue().diskOfferings(call));
    Map<String, String> facts =
        Map.of(
            SnapshotFacts.DESCRIPTION,
            request.description().orElse(""),
            SnapshotFacts.ENCRYPTED,
            Boolean.toString(encrypted));
    LostSnapshot whenLost =
        LostSnapshot.of(volume, call.receivedAt(), facts, tags(request).of(ResourceKind.SNAPSHOT));
    Submission submission =
        backend
            .cloud()
            .submit(
                call,
                NativeRequest.of(NativeCommand.CREATE_SNAPSHOT)
                    .with("volumeid", volume.nativeId()));
    backend
        .jobs()
        .follow(
            call,
            submission,
            JobPurpose.of(SnapshotJobs.CREATE, ResourceKind.SNAPSHOT)
                .with(SnapshotJobs.WHEN_LOST, whenLost.toDocument()));
    NativeId made =
        submission
            .entityId()
            .orElseThrow(() -> new IllegalStateException("A create command names its snapshot"));
    backend
        .store()
        .resourceFacts()
        .putAll(new ResourceRef(call.caller().accountId(), ResourceKind.SNAPSHOT, made), facts);
    return made;
  }
}
