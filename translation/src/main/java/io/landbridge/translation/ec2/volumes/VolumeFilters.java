// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.Volume;
import io.landbridge.ec2.model.VolumeAttachment;
import io.landbridge.translation.ec2.describe.FilterTable;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What volumes can be filtered by. EC2 API 2016-11-15, DescribeVolumes, Filters. */
final class VolumeFilters {
  static final FilterTable<Volume> TABLE =
      FilterTable.<Volume>empty()
          .withAll("attachment.attach-time", attachment(VolumeAttachment::attachTime))
          .withAll(
              "attachment.delete-on-termination", attachment(VolumeAttachment::deleteOnTermination))
          .withAll("attachment.device", attachment(VolumeAttachment::device))
          .withAll("attachment.instance-id", attachment(VolumeAttachment::instanceId))
          .withAll("attachment.status", attachment(VolumeAttachment::state))
          .with("availability-zone", Volume::availabilityZone)
          .with("availability-zone-id", Volume::availabilityZoneId)
          .with("create-time", Volume::createTime)
          .with("encrypted", Volume::encrypted)
          .with("fast-restored", _ -> Optional.of(false))
          .with("multi-attach-enabled", Volume::multiAttachEnabled)
          .with("operator.managed", _ -> Optional.of(false))
          .with("operator.principal", _ -> Optional.empty())
          .with("size", Volume::size)
          .with("snapshot-id", Volume::snapshotId)
          .with("source-volume-id", _ -> Optional.empty())
          .with("status", Volume::state)
          .with("volume-id", Volume::volumeId)
          .with("volume-type", Volume::volumeType)
          .withTags(Volume::tags);

  private VolumeFilters() {}

  private static Function<Volume, Stream<?>> attachment(
      Function<VolumeAttachment, ? extends Optional<?>> value) {
    return volume -> volume.attachments().stream().flatMap(a -> value.apply(a).stream());
  }
}
