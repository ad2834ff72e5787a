// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.images;

import io.landbridge.ec2.model.BlockDeviceMapping;
import io.landbridge.ec2.model.EbsBlockDevice;
import io.landbridge.ec2.model.Image;
import io.landbridge.ec2.model.ProductCode;
import io.landbridge.ec2.model.StateReason;
import io.landbridge.translation.ec2.describe.FilterTable;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What images can be filtered by. EC2 API 2016-11-15, DescribeImages, Filters. */
final class ImageFilters {
  static final FilterTable<Image> TABLE = devices(origin(plain()));

  private ImageFilters() {}

  private static FilterTable<Image> plain() {
    return FilterTable.<Image>empty()
        .with("architecture", Image::architecture)
        .with("boot-mode", Image::bootMode)
        .with("creation-date", Image::creationDate)
        .with("description", Image::description)
        .with("ena-support", Image::enaSupport)
        .with("free-tier-eligible", Image::freeTierEligible)
        .with("hypervisor", Image::hypervisor)
        .with("image-allowed", Image::imageAllowed)
        .with("image-id", Image::imageId)
        .with("image-type", Image::imageType)
        .with("is-public", Image::publicValue)
        .with("kernel-id", Image::kernelId)
        .with("manifest-location", Image::imageLocation)
        .with("name", Image::name)
        .with("platform", Image::platform)
        .with("ramdisk-id", Image::ramdiskId)
        .with("state", Image::state)
        .with("state-reason-code", image -> image.stateReason().flatMap(StateReason::code))
        .with("state-reason-message", image -> image.stateReason().flatMap(StateReason::message))
        .with("sriov-net-support", Image::sriovNetSupport)
        .with("virtualization-type", Image::virtualizationType)
        .withTags(Image::tags);
  }

  private static FilterTable<Image> origin(FilterTable<Image> table) {
    return table
        .with("owner-alias", Image::imageOwnerAlias)
        .with("owner-id", Image::ownerId)
        .withAll(
            "product-code",
            image ->
                image.productCodes().stream()
                    .map(ProductCode::productCodeId)
                    .flatMap(Optional::stream))
        .withAll(
            "product-code.type",
            image ->
                image.productCodes().stream()
                    .map(ProductCode::productCodeType)
                    .flatMap(Optional::stream))
        .with("source-image-id", Image::sourceImageId)
        .with("source-image-region", Image::sourceImageRegion)
        .with("source-instance-id", Image::sourceInstanceId);
  }

  private static FilterTable<Image> devices(FilterTable<Image> table) {
    return table
        .with("root-device-name", Image::rootDeviceName)
        .with("root-device-type", Image::rootDeviceType)
        .withAll("block-device-mapping.device-name", mapping(BlockDeviceMapping::deviceName))
        .withAll(
            "block-device-mapping.delete-on-termination", disk(EbsBlockDevice::deleteOnTermination))
        .withAll("block-device-mapping.snapshot-id", disk(EbsBlockDevice::snapshotId))
        .withAll("block-device-mapping.volume-size", disk(EbsBlockDevice::volumeSize))
        .withAll("block-device-mapping.volume-type", disk(EbsBlockDevice::volumeType))
        .withAll("block-device-mapping.encrypted", disk(EbsBlockDevice::encrypted));
  }

  private static <V> Function<Image, Stream<V>> mapping(
      Function<BlockDeviceMapping, Optional<V>> member) {
    return image -> image.blockDeviceMappings().stream().map(member).flatMap(Optional::stream);
  }

  private static <V> Function<Image, Stream<V>> disk(Function<EbsBlockDevice, Optional<V>> member) {
    return mapping(device -> device.ebs().flatMap(member));
  }
}
