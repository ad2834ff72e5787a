// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.VolumeAttachmentState;
import io.landbridge.ec2.model.VolumeState;
import io.landbridge.translation.cloudstack.DiskOffering;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A volume of the caller's.
 *
 * @param volumeId the EC2 id
 * @param volume the native volume
 * @param facts what the store adds, see {@link VolumeFacts}
 * @param jobs the jobs about it that are open or ended lately, oldest first
 */
public record OwnedVolume(
    String volumeId, Volume volume, Map<String, String> facts, List<FollowedJob> jobs) {
  private static final long GIB = 1L << 30;

  public OwnedVolume {
    facts = Map.copyOf(facts);
    jobs = List.copyOf(jobs);
  }

  /** The native volume's id. */
  public NativeId nativeId() {
    return volume.id();
  }

  /** Whether it is the disk that its machine starts from. */
  public boolean isRoot() {
    return volume.type().equals("ROOT");
  }

  /** Its size in GiB, rounded up. */
  public int sizeGib() {
    return Math.toIntExact((volume.size() + GIB - 1) / GIB);
  }

  /** Whether it goes with its instance; a root volume always does natively. */
  public boolean deletesOnTermination() {
    return isRoot() || Boolean.parseBoolean(facts.get(VolumeFacts.DELETE_ON_TERMINATION));
  }

  /**
   * Whether its contents are encrypted.
   *
   * @param offerings the disk offerings of the cloud
   */
  public boolean isEncrypted(List<DiskOffering> offerings) {
    return volume.encryptformat().isPresent()
        || offerings.stream()
            .filter(offering -> volume.diskofferingid().equals(Optional.of(offering.id())))
            .anyMatch(offering -> offering.encrypt().orElse(false));
  }

  /** Its state in EC2's words, with what open jobs are about to change. */
  public VolumeState state() {
    return VolumeStates.of(this);
  }

  /** Where it is attached, is being attached to, or is being detached from. */
  public Optional<Attachment> attachment() {
    Optional<NativeId> machine = volume.virtualmachineid();
    if (machine.isPresent()) {
      VolumeAttachmentState state =
          findOpen(VolumeJobs.DETACH).isPresent()
              ? VolumeAttachmentState.DETACHING
              : volume.state().equals("Attaching")
                  ? VolumeAttachmentState.ATTACHING
                  : VolumeAttachmentState.ATTACHED;
      return Optional.of(
          new Attachment(machine.get(), state, volume.attached().or(volume::created)));
    }
    return findOpen(VolumeJobs.ATTACH)
        .flatMap(job ->
            Optional.ofNullable(job.facts().get(VolumeJobs.MACHINE))
                .map(id ->
                    new Attachment(
                        new NativeId(id),
                        VolumeAttachmentState.ATTACHING,
                        Optional.of(job.created()))));
  }

  Optional<FollowedJob> findOpen(String purpose) {
    return jobs.stream().filter(job -> job.isOpen() && job.purpose().equals(purpose)).findFirst();
  }
}
