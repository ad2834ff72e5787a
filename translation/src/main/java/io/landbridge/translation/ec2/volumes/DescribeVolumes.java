// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.DescribeVolumesRequest;
import io.landbridge.ec2.model.DescribeVolumesResult;
import io.landbridge.ec2.model.Volume;
import io.landbridge.schema.Shape;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;

/**
 * Describes volumes, root volumes among them. EC2 API 2016-11-15, DescribeVolumes; native {@code
 * listVolumes}.
 */
final class DescribeVolumes implements Ec2Operation<DescribeVolumesRequest, DescribeVolumesResult> {
  private static final Listing<Volume> LISTING =
      Listing.of(
              "DescribeVolumes",
              (Volume volume) -> volume.volumeId().orElse(""),
              VolumeFilters.TABLE)
          .of(ResourceKind.VOLUME)
          .withoutPagesOfIds();

  private static final List<NativeCommand> READ = List.of(NativeCommand.LIST_VOLUMES);

  private final Ec2Backend backend;
  private final Volumes volumes;

  DescribeVolumes(Ec2Backend backend) {
    this.backend = backend;
    this.volumes = new Volumes(backend);
  }

  @Override
  public void validate(Call call, DescribeVolumesRequest request) {
    backend.describe().check(call, LISTING, selection(request));
  }

  @Override
  public DescribeVolumesResult handle(Call call, DescribeVolumesRequest request) {
    Page<Volume> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call, request));
    return DescribeVolumesResult.builder()
        .volumes(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<Volume> fetch(Call call, DescribeVolumesRequest request) {
    return request.volumeIds().isEmpty()
        ? backend.describe().all(call, LISTING, READ, () -> project(call, volumes.list(call)))
        : project(call, volumes.getAll(call, request.volumeIds()));
  }

  private List<Volume> project(Call call, List<OwnedVolume> found) {
    VolumeProjection projection = new VolumeProjection(VolumeNames.gather(call, backend, found));
    return found.stream().map(projection::toShape).map(Shape::keepingXml).toList();
  }

  private static Selection selection(DescribeVolumesRequest request) {
    return new Selection(
        request, request.volumeIds(), request.filters(), request.maxResults(), request.nextToken());
  }
}
