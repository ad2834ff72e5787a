// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.CreateVolumeRequest;
import io.landbridge.ec2.model.Volume;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.tags.TagsOnCreate;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobPurpose;
import io.landbridge.translation.state.ResourceRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a volume, empty or from a snapshot, and answers while it is {@code creating}. EC2 API
 * 2016-11-15, CreateVolume; native {@code createVolume}.
 */
final class CreateVolume implements Ec2Operation<CreateVolumeRequest, Volume> {
  private final Ec2Backend backend;
  private final VolumePlanner planner;
  private final Volumes volumes;

  CreateVolume(Ec2Backend backend) {
    this.backend = backend;
    this.planner = new VolumePlanner(backend);
    this.volumes = new Volumes(backend);
  }

  @Override
  public void validate(Call call, CreateVolumeRequest request) {
    if (request.availabilityZone().isEmpty() && request.availabilityZoneId().isEmpty()) {
      throw Ec2Errors.missingParameter("AvailabilityZone").toException();
    }
    if (request.availabilityZone().isPresent() && request.availabilityZoneId().isPresent()) {
      throw Ec2Errors.invalidParameterCombination(
              "Only one of AvailabilityZone and AvailabilityZoneId may be specified")
          .toException();
    }
    if (request.size().isEmpty() && VolumePlanner.snapshotId(request).isEmpty()) {
      throw Ec2Errors.client(
              "MissingParameter", "The request must contain the parameter size or snapshotId")
          .toException();
    }
    if (request.size().filter(size -> size < 1).isPresent()) {
      throw Ec2Errors.invalidParameterValue(
              "size", Integer.toString(request.size().get()), "It must be at least 1.")
          .toException();
    }
    String type = VolumePlanner.type(request);
    if (type.startsWith("io") && request.iops().isEmpty()) {
      throw Ec2Errors.client(
              "MissingParameter", "The parameter iops must be specified for " + type + " volumes.")
          .toException();
    }
    Performance.check(type, request.iops(), request.throughput());
    var _ = tags(request);
  }

  private static TagsOnCreate tags(CreateVolumeRequest request) {
    return TagsOnCreate.read(request.tagSpecifications(), Set.of(ResourceKind.VOLUME));
  }

  @Override
  public Volume handle(Call call, CreateVolumeRequest request) {
    VolumePlan plan = planner.plan(call, request);
    String key = request.clientToken().filter(t -> !t.isEmpty()).orElse(call.requestId());
    String name = name(call, key);
    NativeId made = findEarlier(call, name).orElseGet(() -> create(call, plan, name));
    if (!plan.facts().isEmpty()) {
      backend
          .store()
          .resourceFacts()
          .putAll(
              new ResourceRef(call.caller().accountId(), ResourceKind.VOLUME, made), plan.facts());
    }
    backend.tags().setOnNew(call, ResourceKind.VOLUME, made, tags(request).of(ResourceKind.VOLUME));
    List<OwnedVolume> owned = volumes.find(call, List.of(made));
    if (owned.isEmpty()) {
      throw vanished();
    }
    return new VolumeProjection(VolumeNames.gather(call, backend, owned)).toShape(owned.getFirst());
  }

  /** The name by which a repeated request finds the volume that an earlier attempt has made. */
  private static String name(Call call, String key) {
    String unique = call.caller().accountId() + "\n" + key;
    return "vol-" + UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<NativeId> findEarlier(Call call, String name) {
    if (call.attempt() != Call.Attempt.RESUMED) {
      return Optional.empty();
    }
    return backend
        .cloud()
        .list(
            call,
            NativeRequest.of(NativeCommand.LIST_VOLUMES).with("name", name),
            io.landbridge.translation.cloudstack.Volume.class)
        .stream()
        .map(io.landbridge.translation.cloudstack.Volume::id)
        .findFirst();
  }

  private NativeId create(Call call, VolumePlan plan, String name) {
    Submission submission = backend.cloud().submit(call, plan.request().with("name", name));
    JobPurpose purpose = JobPurpose.of(VolumeJobs.CREATE, ResourceKind.VOLUME);
    if (plan.settleOn().isPresent()) {
      purpose = purpose.with(VolumeJobs.OFFERING, plan.settleOn().get().value());
    }
    backend.jobs().follow(call, submission, purpose);
    return submission
        .entityId()
        .orElseThrow(() -> new IllegalStateException("A create command names its volume"));
  }

  private static AwsException vanished() {
    return Ec2Errors.incorrectState("The volume was deleted while it was made").toException();
  }
}
