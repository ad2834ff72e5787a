// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DescribeVolumesModificationsRequest;
import io.landbridge.ec2.model.DescribeVolumesModificationsResult;
import io.landbridge.ec2.model.VolumeModification;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import java.util.List;
import java.util.Optional;

/**
 * Describes the last modification of each volume that has had one. EC2 API 2016-11-15,
 * DescribeVolumesModifications; of the gateway's own store.
 */
final class DescribeVolumesModifications
    implements Ec2Operation<
        DescribeVolumesModificationsRequest, DescribeVolumesModificationsResult> {
  private static final FilterTable<VolumeModification> FILTERS =
      FilterTable.<VolumeModification>empty()
          .with("modification-state", VolumeModification::modificationState)
          .with("operator.managed", _ -> Optional.of(false))
          .with("operator.principal", _ -> Optional.empty())
          .with("original-iops", VolumeModification::originalIops)
          .with("original-size", VolumeModification::originalSize)
          .with("original-volume-type", VolumeModification::originalVolumeType)
          .with("originalMultiAttachEnabled", VolumeModification::originalMultiAttachEnabled)
          .with("start-time", VolumeModification::startTime)
          .with("target-iops", VolumeModification::targetIops)
          .with("target-size", VolumeModification::targetSize)
          .with("target-volume-type", VolumeModification::targetVolumeType)
          .with("targetMultiAttachEnabled", VolumeModification::targetMultiAttachEnabled)
          .with("volume-id", VolumeModification::volumeId);
  private static final Listing<VolumeModification> LISTING =
      Listing.<VolumeModification>of(
              "DescribeVolumesModifications", m -> m.volumeId().orElse(""), FILTERS)
          .pages(1, 500);

  private final Ec2Backend backend;
  private final Volumes volumes;

  DescribeVolumesModifications(Ec2Backend backend) {
    this.backend = backend;
    this.volumes = new Volumes(backend);
  }

  @Override
  public void validate(Call call, DescribeVolumesModificationsRequest request) {
    backend.describe().check(call, LISTING, selection(request));
  }

  @Override
  public DescribeVolumesModificationsResult handle(
      Call call, DescribeVolumesModificationsRequest request) {
    Page<VolumeModification> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call, request));
    return DescribeVolumesModificationsResult.builder()
        .volumesModifications(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<VolumeModification> fetch(Call call, DescribeVolumesModificationsRequest request) {
    if (request.volumeIds().isEmpty()) {
      return volumes.list(call).stream().flatMap(volume -> toShape(volume).stream()).toList();
    }
    return volumes.getAll(call, request.volumeIds()).stream()
        .map(volume ->
            toShape(volume)
                .orElseThrow(() ->
                    Ec2Errors.client(
                            "InvalidVolumeModification.NotFound",
                            "Modification for volume '" + volume.volumeId() + "' does not exist.")
                        .toException()))
        .toList();
  }

  private static Optional<VolumeModification> toShape(OwnedVolume volume) {
    return Modification.find(volume.facts()).map(found -> found.toShape(volume.volumeId()));
  }

  private static Selection selection(DescribeVolumesModificationsRequest request) {
    return new Selection(
        request, request.volumeIds(), request.filters(), request.maxResults(), request.nextToken());
  }
}
