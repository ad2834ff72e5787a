// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DetachVolumeRequest;
import io.landbridge.ec2.model.VolumeAttachment;
import io.landbridge.ec2.model.VolumeAttachmentState;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ec2Ids;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobPurpose;
import java.util.List;
import java.util.Set;

/**
 * Detaches a volume and answers while it is {@code detaching}; one that is detaching already stays
 * so. EC2 API 2016-11-15, DetachVolume; native {@code detachVolume}.
 */
final class DetachVolume implements Ec2Operation<DetachVolumeRequest, VolumeAttachment> {
  private static final Set<String> AT_REST = Set.of("Stopped", "Destroyed");

  private final Ec2Backend backend;
  private final Volumes volumes;

  DetachVolume(Ec2Backend backend) {
    this.backend = backend;
    this.volumes = new Volumes(backend);
  }

  @Override
  public void validate(Call call, DetachVolumeRequest request) {
    request
        .instanceId()
        .filter(id -> !Ec2Ids.isWellFormed(ResourceKind.INSTANCE, id))
        .ifPresent(id -> {
          throw IdErrors.malformed(ResourceKind.INSTANCE, id);
        });
  }

  @Override
  public VolumeAttachment handle(Call call, DetachVolumeRequest request) {
    OwnedVolume volume = volumes.get(call, request.volumeId());
    VolumeProjection projection =
        new VolumeProjection(VolumeNames.gather(call, backend, List.of(volume)));
    VolumeAttachment attachment =
        volume
            .attachment()
            .map(found -> projection.toShape(volume, found))
            .orElseThrow(() -> notAttached(volume));
    checkPlace(request, attachment);
    if (attachment.state().filter(VolumeAttachmentState.ATTACHING::equals).isPresent()) {
      throw Ec2Errors.incorrectState(
              "Volume '" + volume.volumeId() + "' is in the 'attaching' state.")
          .toException();
    }
    if (volume.isRoot()
        && volume.volume().vmstate().filter(state -> !AT_REST.contains(state)).isPresent()) {
      throw Ec2Errors.operationNotPermitted(
              "Unable to detach root volume '%s' from instance '%s'"
                  .formatted(volume.volumeId(), attachment.instanceId().orElse("")))
          .toException();
    }
    if (volume.findOpen(VolumeJobs.DETACH).isEmpty()) {
      detach(call, volume);
    }
    return attachment.toBuilder().state(VolumeAttachmentState.DETACHING).build();
  }

  private static AwsException notAttached(OwnedVolume volume) {
    return Ec2Errors.incorrectState(
            "Volume '%s' is in the '%s' state.".formatted(volume.volumeId(), volume.state().wire()))
        .toException();
  }

  private static void checkPlace(DetachVolumeRequest request, VolumeAttachment attachment) {
    boolean elsewhere =
        request.instanceId().isPresent() && !request.instanceId().equals(attachment.instanceId());
    boolean otherwise =
        request.device().isPresent() && !request.device().equals(attachment.device());
    if (elsewhere || otherwise) {
      throw Ec2Errors.client(
              "InvalidAttachment.NotFound",
              "The volume '%s' is not attached to the instance as this device."
                  .formatted(request.volumeId()))
          .toException();
    }
  }

  private void detach(Call call, OwnedVolume volume) {
    Submission submission =
        backend
            .cloud()
            .submit(
                call, NativeRequest.of(NativeCommand.DETACH_VOLUME).with("id", volume.nativeId()));
    backend
        .jobs()
        .follow(
            call,
            submission,
            JobPurpose.of(VolumeJobs.DETACH, ResourceKind.VOLUME).about(volume.nativeId()));
  }
}
