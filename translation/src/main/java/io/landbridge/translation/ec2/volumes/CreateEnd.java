// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.DiskOffering;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.jobs.JobEnd;
import io.landbridge.translation.jobs.JobPurpose;
import java.util.List;
import java.util.Optional;

/**
 * The end of a volume's making. A volume from a snapshot has the offering of the snapshot's volume
 * natively; only now can it get the one that was asked for.
 */
final class CreateEnd implements JobEnd {
  private final Ec2Backend backend;
  private final Volumes volumes;

  CreateEnd(Ec2Backend backend) {
    this.backend = backend;
    this.volumes = new Volumes(backend);
  }

  @Override
  public String purpose() {
    return VolumeJobs.CREATE;
  }

  @Override
  public void succeeded(Call call, FollowedJob job, JsonNode result) {
    Optional<NativeId> wanted =
        Optional.ofNullable(job.facts().get(VolumeJobs.OFFERING)).map(NativeId::new);
    if (wanted.isEmpty()) {
      return;
    }
    for (OwnedVolume owned : volumes.find(call, job.resource().stream().toList())) {
      if (!owned.volume().diskofferingid().equals(wanted)) {
        settle(call, owned, wanted.get());
      }
    }
  }

  private void settle(Call call, OwnedVolume owned, NativeId offeringId) {
    List<DiskOffering> offerings = backend.catalogue().diskOfferings(call);
    boolean customized =
        offerings.stream()
            .filter(offering -> offering.id().equals(offeringId))
            .anyMatch(offering -> offering.iscustomized().orElse(false));
    NativeRequest request =
        NativeRequest.of(NativeCommand.CHANGE_OFFERING_FOR_VOLUME)
            .with("id", owned.nativeId())
            .with("diskofferingid", offeringId)
            .with("automigrate", true);
    Submission submission =
        backend.cloud().submit(call, customized ? request.with("size", owned.sizeGib()) : request);
    backend
        .jobs()
        .follow(
            call,
            submission,
            JobPurpose.of(VolumeJobs.SETTLE, ResourceKind.VOLUME).about(owned.nativeId()));
  }

  @Override
  public void failed(Call call, FollowedJob job, NativeError error) {
    // The volume is shown in state error for as long as the job is remembered.
  }
}
