// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.Volume;
import io.landbridge.ec2.model.VolumeAttachment;
import io.landbridge.ec2.model.VolumeType;
import io.landbridge.schema.WireEnum;
import io.landbridge.translation.ec2.regions.NamedZone;
import java.util.Map;
import java.util.Optional;

/** A native volume as EC2's Volume. Pure. */
final class VolumeProjection {
  private final VolumeNames names;

  VolumeProjection(VolumeNames names) {
    this.names = names;
  }

  Volume toShape(OwnedVolume owned) {
    return Volume.builder()
        .volumeId(owned.volumeId())
        .ownerId(names.ownerId())
        .availabilityZone(names.zone(owned).map(NamedZone::name))
        .availabilityZoneId(names.zone(owned).map(NamedZone::zoneId))
        .state(owned.state())
        .size(owned.sizeGib())
        .snapshotId(names.snapshotId(owned))
        .volumeType(type(owned))
        .iops(iops(owned))
        .throughput(number(owned.facts(), VolumeFacts.THROUGHPUT))
        .encrypted(names.isEncrypted(owned))
        .multiAttachEnabled(false)
        .createTime(owned.volume().created())
        .attachments(owned.attachment().map(a -> toShape(owned, a)).stream().toList())
        .tags(names.tags(owned))
        .build();
  }

  VolumeAttachment toShape(OwnedVolume owned, Attachment attachment) {
    return VolumeAttachment.builder()
        .volumeId(owned.volumeId())
        .instanceId(names.instanceId(attachment.machine()))
        .device(names.device(owned, attachment.machine()))
        .state(attachment.state())
        .attachTime(attachment.since())
        .deleteOnTermination(owned.deletesOnTermination())
        .build();
  }

  Optional<VolumeType> type(OwnedVolume owned) {
    return WireEnum.find(VolumeType.class, names.typeOf(owned));
  }

  static Optional<Integer> iops(OwnedVolume owned) {
    return owned
        .volume()
        .maxiops()
        .map(Math::toIntExact)
        .or(() -> number(owned.facts(), VolumeFacts.IOPS));
  }

  static Optional<Integer> number(Map<String, String> facts, String name) {
    return Optional.ofNullable(facts.get(name)).map(Integer::valueOf);
  }
}
