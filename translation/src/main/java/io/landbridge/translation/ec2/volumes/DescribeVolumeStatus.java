// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.DescribeVolumeStatusRequest;
import io.landbridge.ec2.model.DescribeVolumeStatusResult;
import io.landbridge.ec2.model.VolumeState;
import io.landbridge.ec2.model.VolumeStatusAttachmentStatus;
import io.landbridge.ec2.model.VolumeStatusDetails;
import io.landbridge.ec2.model.VolumeStatusInfo;
import io.landbridge.ec2.model.VolumeStatusInfoStatus;
import io.landbridge.ec2.model.VolumeStatusItem;
import io.landbridge.ec2.model.VolumeStatusName;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ec2.regions.NamedZone;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes whether volumes are well. EC2 API 2016-11-15, DescribeVolumeStatus; native {@code
 * listVolumes}. CloudStack makes no checks of volumes, so that one that is there is well.
 */
final class DescribeVolumeStatus
    implements Ec2Operation<DescribeVolumeStatusRequest, DescribeVolumeStatusResult> {
  private static final String NOT_APPLICABLE = "not-applicable";

  private static final FilterTable<VolumeStatusItem> FILTERS =
      FilterTable.<VolumeStatusItem>empty()
          .with("action.code", _ -> Optional.empty())
          .with("action.description", _ -> Optional.empty())
          .with("action.event-id", _ -> Optional.empty())
          .with("availability-zone", VolumeStatusItem::availabilityZone)
          .with("availability-zone-id", VolumeStatusItem::availabilityZoneId)
          .with("event.description", _ -> Optional.empty())
          .with("event.event-id", _ -> Optional.empty())
          .with("event.event-type", _ -> Optional.empty())
          .with("event.not-after", _ -> Optional.empty())
          .with("event.not-before", _ -> Optional.empty())
          .withAll("volume-status.details-name", i -> details(i).flatMap(d -> d.name().stream()))
          .withAll(
              "volume-status.details-status", i -> details(i).flatMap(d -> d.status().stream()))
          .with("volume-status.status", i -> i.volumeStatus().flatMap(VolumeStatusInfo::status));
  private static final Listing<VolumeStatusItem> LISTING =
      Listing.<VolumeStatusItem>of(
              "DescribeVolumeStatus", item -> item.volumeId().orElse(""), FILTERS)
          .of(ResourceKind.VOLUME)
          .withoutPagesOfIds();

  private final Ec2Backend backend;
  private final Volumes volumes;

  DescribeVolumeStatus(Ec2Backend backend) {
    this.backend = backend;
    this.volumes = new Volumes(backend);
  }

  private static Stream<VolumeStatusDetails> details(VolumeStatusItem item) {
    return item.volumeStatus().stream().flatMap(info -> info.details().stream());
  }

  @Override
  public void validate(Call call, DescribeVolumeStatusRequest request) {
    backend.describe().check(call, LISTING, selection(request));
  }

  @Override
  public DescribeVolumeStatusResult handle(Call call, DescribeVolumeStatusRequest request) {
    Page<VolumeStatusItem> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call, request));
    return DescribeVolumeStatusResult.builder()
        .volumeStatuses(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<VolumeStatusItem> fetch(Call call, DescribeVolumeStatusRequest request) {
    List<OwnedVolume> found =
        request.volumeIds().isEmpty()
            ? volumes.list(call)
            : volumes.getAll(call, request.volumeIds());
    VolumeNames names = VolumeNames.gather(call, backend, found);
    return found.stream().map(volume -> toShape(volume, names)).toList();
  }

  private static VolumeStatusItem toShape(OwnedVolume volume, VolumeNames names) {
    return VolumeStatusItem.builder()
        .volumeId(volume.volumeId())
        .availabilityZone(names.zone(volume).map(NamedZone::name))
        .availabilityZoneId(names.zone(volume).map(NamedZone::zoneId))
        .volumeStatus(status(volume.state()))
        .attachmentStatuses(
            volume.attachment().stream()
                .map(attachment ->
                    VolumeStatusAttachmentStatus.builder()
                        .instanceId(names.instanceId(attachment.machine()))
                        .ioPerformance(NOT_APPLICABLE)
                        .build())
                .toList())
        .build();
  }

  private static VolumeStatusInfo status(VolumeState state) {
    return switch (state) {
      case AVAILABLE, IN_USE -> status(VolumeStatusInfoStatus.OK, "passed");
      case ERROR -> status(VolumeStatusInfoStatus.IMPAIRED, "failed");
      case CREATING, DELETING, DELETED ->
          status(VolumeStatusInfoStatus.INSUFFICIENT_DATA, NOT_APPLICABLE);
    };
  }

  private static VolumeStatusInfo status(VolumeStatusInfoStatus status, String ioEnabled) {
    return VolumeStatusInfo.builder()
        .status(status)
        .details(
            List.of(
                detail(VolumeStatusName.IO_ENABLED, ioEnabled),
                detail(VolumeStatusName.IO_PERFORMANCE, NOT_APPLICABLE)))
        .build();
  }

  private static VolumeStatusDetails detail(VolumeStatusName name, String status) {
    return VolumeStatusDetails.builder().name(name).status(status).build();
  }

  private static Selection selection(DescribeVolumeStatusRequest request) {
    return new Selection(
        request, request.volumeIds(), request.filters(), request.maxResults(), request.nextToken());
  }
}
