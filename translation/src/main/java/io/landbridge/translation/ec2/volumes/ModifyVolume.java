// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.ModifyVolumeRequest;
import io.landbridge.ec2.model.ModifyVolumeResult;
import io.landbridge.ec2.model.VolumeModificationState;
import io.landbridge.ec2.model.VolumeState;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.DiskOffering;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobPurpose;
import java.util.Optional;

/**
 * Changes size, type or performance of a volume and answers while it is {@code modifying}. EC2 API
 * 2016-11-15, ModifyVolume; native {@code changeOfferingForVolume} for another type, {@code
 * resizeVolume} for the rest.
 */
final class ModifyVolume implements Ec2Operation<ModifyVolumeRequest, ModifyVolumeResult> {
  private final Ec2Backend backend;
  private final Volumes volumes;
  private final VolumeTypes types;
  private final Modifications modifications;

  ModifyVolume(Ec2Backend backend) {
    this.backend = backend;
    this.volumes = new Volumes(backend);
    this.types = new VolumeTypes(backend);
    this.modifications = new Modifications(backend);
  }

  @Override
  public void validate(Call call, ModifyVolumeRequest request) {
    if (request.size().isEmpty()
        && request.volumeType().isEmpty()
        && request.iops().isEmpty()
        && request.throughput().isEmpty()) {
      throw Ec2Errors.client(
              "MissingParameter", "The request must contain size, volumeType, iops or throughput")
          .toException();
    }
  }

  @Override
  public ModifyVolumeResult handle(Call call, ModifyVolumeRequest request) {
    OwnedVolume volume = volumes.get(call, request.volumeId());
    checkState(volume);
    Modification.Spec original = original(call, volume);
    Modification.Spec target = target(request, original);
    if (target.size() < original.size()) {
      throw Ec2Errors.invalidParameterValue("New size cannot be smaller than existing size")
          .toException();
    }
    Performance.check(target.type(), request.iops(), request.throughput());
    Optional<DiskOffering> offering = offering(call, volume, request, original);
    Modification begun = Modification.begun(original, target, backend.clock().instant());
    Modification shown =
        toNative(volume, original, target, offering)
            .map(nativeRequest -> begin(call, volume, nativeRequest, begun))
            .orElseGet(() -> endAtOnce(call, volume, begun));
    return ModifyVolumeResult.builder()
        .volumeModification(shown.toShape(volume.volumeId()))
        .build();
  }

  private static void checkState(OwnedVolume volume) {
    if (volume.findOpen(VolumeJobs.MODIFY).isPresent()) {
      throw Ec2Errors.client(
              "IncorrectModificationState",
              "Cannot modify volume '" + volume.volumeId() + "' in modification state MODIFYING")
          .toException();
    }
    if (volume.state() != VolumeState.AVAILABLE && volume.state() != VolumeState.IN_USE) {
      throw Ec2Errors.incorrectState(
              "Volume '%s' is in the '%s' state."
                  .formatted(volume.volumeId(), volume.state().wire()))
          .toException();
    }
  }

  private Modification.Spec original(Call call, OwnedVolume volume) {
    return new Modification.Spec(
        volume.sizeGib(),
        types.nameOf(call, volume),
        VolumeProjection.iops(volume),
        VolumeProjection.number(volume.facts(), VolumeFacts.THROUGHPUT));
  }

  /** What is not asked for stays, as far as the type has it. */
  private static Modification.Spec target(ModifyVolumeRequest request, Modification.Spec original) {
    String type = request.volumeType().map(t -> t.wire()).orElse(original.type());
    return new Modification.Spec(
        request.size().orElse(original.size()),
        type,
        request.iops().or(() -> original.iops().filter(_ -> Performance.hasIops(type))),
        request
            .throughput()
            .or(() -> original.throughput().filter(_ -> Performance.hasThroughput(type))));
  }

  /** The offering to change to; empty where the volume's own stands for the type. */
  private Optional<DiskOffering> offering(
      Call call, OwnedVolume volume, ModifyVolumeRequest request, Modification.Spec original) {
    return request
        .volumeType()
        .map(type -> type.wire())
        .filter(type -> !type.equals(original.type()))
        .map(type -> types.get(call, type))
        .filter(found -> !volume.volume().diskofferingid().equals(Optional.of(found.id())));
  }

  private static Optional<NativeRequest> toNative(
      OwnedVolume volume,
      Modification.Spec original,
      Modification.Spec target,
      Optional<DiskOffering> offering) {
    if (offering.isPresent()) {
      return Optional.of(toChange(volume, target, offering.get()));
    }
    NativeRequest resize =
        NativeRequest.of(NativeCommand.RESIZE_VOLUME).with("id", volume.nativeId());
    // The volume has a native number of operations only where its offering lets it choose.
    boolean faster =
        volume.volume().maxiops().isPresent() && !target.iops().equals(original.iops());
    if (target.size() == original.size() && !faster) {
      return Optional.empty();
    }
    NativeRequest sized =
        target.size() == original.size() ? resize : resize.with("size", target.size());
    return Optional.of(faster ? withIops(sized, target) : sized);
  }

  private static NativeRequest toChange(
      OwnedVolume volume, Modification.Spec target, DiskOffering offering) {
    boolean customized = offering.iscustomized().orElse(false);
    if (!customized && offering.disksize().orElse(0L) != target.size()) {
      throw Ec2Errors.invalidParameterValue(
              "Volumes of type %s have %d GiB in this cloud."
                  .formatted(target.type(), offering.disksize().orElse(0L)))
          .toException();
    }
    NativeRequest change =
        NativeRequest.of(NativeCommand.CHANGE_OFFERING_FOR_VOLUME)
            .with("id", volume.nativeId())
            .with("diskofferingid", offering.id())
            .with("automigrate", true);
    NativeRequest sized = customized ? change.with("size", target.size()) : change;
    return offering.iscustomizediops().orElse(false) ? withIops(sized, target) : sized;
  }

  private static NativeRequest withIops(NativeRequest request, Modification.Spec target) {
    return target
        .iops()
        .map(iops -> request.with("miniops", iops).with("maxiops", iops))
        .orElse(request);
  }

  private Modification begin(
      Call call, OwnedVolume volume, NativeRequest request, Modification begun) {
    Submission submission = backend.cloud().submit(call, request);
    modifications.put(call.caller().accountId(), volume.nativeId(), begun);
    backend
        .jobs()
        .follow(
            call,
            submission,
            JobPurpose.of(VolumeJobs.MODIFY, ResourceKind.VOLUME).about(volume.nativeId()));
    return begun;
  }

  /** Of what only the store holds, nothing is left to wait for. */
  private Modification endAtOnce(Call call, OwnedVolume volume, Modification begun) {
    modifications.put(call.caller().accountId(), volume.nativeId(), begun);
    modifications.complete(call.caller().accountId(), volume.nativeId());
    return begun.ended(VolumeModificationState.COMPLETED, "", begun.start());
  }
}
