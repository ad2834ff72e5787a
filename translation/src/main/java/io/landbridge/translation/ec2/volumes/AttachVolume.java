// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.AttachVolumeRequest;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.VolumeAttachment;
import io.landbridge.ec2.model.VolumeAttachmentState;
import io.landbridge.ec2.model.VolumeState;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.instances.Instances;
import io.landbridge.translation.ec2.instances.OwnedInstance;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobPurpose;
import io.landbridge.translation.state.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Attaches a volume and answers while it is {@code attaching}. The device name is kept as it was
 * asked for; the native slot is the one that it stands for, or the cloud's choice where that is
 * taken. EC2 API 2016-11-15, AttachVolume; native {@code attachVolume}.
 */
final class AttachVolume implements Ec2Operation<AttachVolumeRequest, VolumeAttachment> {
  private final Ec2Backend backend;
  private final Volumes volumes;
  private final Instances instances;

  AttachVolume(Ec2Backend backend) {
    this.backend = backend;
    this.volumes = new Volumes(backend);
    this.instances = new Instances(backend);
  }

  @Override
  public void validate(Call call, AttachVolumeRequest request) {
    if (request.device().isEmpty()) {
      throw Ec2Errors.missingParameter("Device").toException();
    }
  }

  @Override
  public VolumeAttachment handle(Call call, AttachVolumeRequest request) {
    OwnedVolume volume = volumes.get(call, request.volumeId());
    OwnedInstance.Live instance = live(call, request.instanceId());
    checkVolume(volume);
    if (!volume.volume().zoneid().equals(instance.vm().zoneid())) {
      throw Ec2Errors.client(
              "InvalidVolume.ZoneMismatch",
              "The volume '%s' is not in the same availability zone as instance '%s'"
                  .formatted(volume.volumeId(), instance.instanceId()))
          .toException();
    }
    List<OwnedVolume> there = attachedTo(call, instance);
    checkDevice(call, request.device(), there);
    attach(call, volume, instance, request.device(), slot(request.device(), there));
    return VolumeAttachment.builder()
        .volumeId(volume.volumeId())
        .instanceId(instance.instanceId())
        .device(request.device())
        .state(VolumeAttachmentState.ATTACHING)
        .attachTime(backend.clock().instant())
        .deleteOnTermination(false)
        .build();
  }

  private OwnedInstance.Live live(Call call, String instanceId) {
    OwnedInstance instance = instances.get(call, instanceId);
    if (instance instanceof OwnedInstance.Live live
        && (live.state() == InstanceStateName.RUNNING
            || live.state() == InstanceStateName.STOPPED)) {
      return live;
    }
    throw Ec2Errors.incorrectState("Instance '" + instanceId + "' is not 'running'.").toException();
  }

  private static void checkVolume(OwnedVolume volume) {
    if (volume.state() == VolumeState.IN_USE) {
      throw Ec2Errors.client(
              "VolumeInUse", volume.volumeId() + " is already attached to an instance")
          .toException();
    }
    if (volume.state() != VolumeState.AVAILABLE) {
      throw Ec2Errors.incorrectState("Volume '" + volume.volumeId() + "' is not 'available'.")
          .toException();
    }
  }

  /** The machine's volumes, those being attached to it among them. */
  private List<OwnedVolume> attachedTo(Call call, OwnedInstance.Live instance) {
    return volumes.list(call).stream()
        .filter(volume ->
            volume.attachment().filter(a -> a.machine().equals(instance.nativeId())).isPresent())
        .toList();
  }

  private void checkDevice(Call call, String device, List<OwnedVolume> there) {
    VolumeNames names = VolumeNames.gather(call, backend, there);
    boolean taken =
        there.stream()
            .flatMap(
                volume -> volume.attachment().map(a -> names.device(volume, a.machine())).stream())
            .anyMatch(device::equals);
    if (taken) {
      throw inUse(device);
    }
  }

  private static AwsException inUse(String device) {
    return Ec2Errors.invalidParameterValue(
            "Invalid value '%s' for unixDevice. Attachment point %s is already in use"
                .formatted(device, device))
        .toException();
  }

  /** The slot to ask for; empty where the cloud is to choose. */
  private static OptionalInt slot(String device, List<OwnedVolume> there) {
    OptionalInt slot = DeviceNames.toDeviceId(device);
    boolean taken =
        slot.isPresent()
            && there.stream()
                .anyMatch(volume ->
                    volume.volume().deviceid().filter(id -> id == slot.getAsInt()).isPresent());
    return taken ? OptionalInt.empty() : slot;
  }

  private void attach(
      Call call, OwnedVolume volume, OwnedInstance.Live instance, String device, OptionalInt slot) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.ATTACH_VOLUME)
            .with("id", volume.nativeId())
            .with("virtualmachineid", instance.nativeId());
    Submission submission =
        backend
            .cloud()
            .submit(call, slot.isPresent() ? request.with("deviceid", slot.getAsInt()) : request);
    backend
        .jobs()
        .follow(
            call,
            submission,
            JobPurpose.of(VolumeJobs.ATTACH, ResourceKind.VOLUME)
                .about(volume.nativeId())
                .with(VolumeJobs.MACHINE, instance.nativeId().value()));
    // After the job is recorded: the end of an earlier detachment must not take these for its own.
    backend
        .store()
        .resourceFacts()
        .putAll(
            new ResourceRef(call.caller().accountId(), ResourceKind.VOLUME, volume.nativeId()),
            Map.of(VolumeFacts.DEVICE_NAME, device, VolumeFacts.DELETE_ON_TERMINATION, "false"));
  }
}
