// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.BlockDeviceMapping;
import io.landbridge.ec2.model.EbsBlockDevice;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.images.Image;
import io.landbridge.translation.ec2.volumes.DeviceNames;
import io.landbridge.translation.ec2.volumes.VolumeTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the block device mappings of a launch. EC2 API 2016-11-15, RunInstances,
 * BlockDeviceMapping.N: the mapping of the image's root device is about the root volume, every
 * other is a new volume.
 */
final class LaunchDisks {
  private static final int FIRST_SLOT = 1;
  private static final int LAST_SLOT = 15;
  private static final int CD_ROM = 3;
  private static final long GIB = 1L << 30;

  private final VolumeTypes types;

  LaunchDisks(VolumeTypes types) {
    this.types = types;
  }

  Launch.RootVolume readRoot(Call call, Image image, List<BlockDeviceMapping> mappings) {
    Optional<EbsBlockDevice> root =
        mappings.stream()
            .filter(mapping -> isRoot(image, mapping))
            .flatMap(mapping -> mapping.ebs().stream())
            .findFirst();
    if (!root.flatMap(EbsBlockDevice::deleteOnTermination).orElse(true)) {
      throw Ec2Errors.unsupportedOperation(
              "A root volume always goes with its instance in this cloud:"
                  + " BlockDeviceMapping.Ebs.DeleteOnTermination cannot be false.")
          .toException();
    }
    Optional<Integer> size = root.flatMap(EbsBlockDevice::volumeSize);
    long least = (image.template().size().orElse(0L) + GIB - 1) / GIB;
    if (size.isPresent() && size.get() < least) {
      throw Ec2Errors.client(
              "InvalidBlockDeviceMapping",
              "Volume of size "
                  + size.get()
                  + "GB is smaller than snapshot, expect size >= "
                  + least
                  + "GB")
          .toException();
    }
    Optional<NativeId> offering =
        root.flatMap(EbsBlockDevice::volumeType)
            .flatMap(type -> types.find(call, type.wire()))
            .map(found -> found.id());
    // A size comes with an offering of free size only; the image's own size is then said aloud.
    Optional<Integer> sizeToAsk =
        size.isPresent() || offering.isEmpty() ? size : Optional.of((int) Math.max(least, 1));
    return new Launch.RootVolume(sizeToAsk, offering);
  }

  private static boolean isRoot(Image image, BlockDeviceMapping mapping) {
    return mapping.deviceName().filter(image.rootDeviceName()::equals).isPresent();
  }

  List<Launch.Disk> readOthers(Call call, Image image, List<BlockDeviceMapping> mappings) {
    Set<Integer> taken = new HashSet<>();
    Set<String> names = new HashSet<>();
    List<Launch.Disk> disks = new ArrayList<>();
    for (BlockDeviceMapping mapping : mappings) {
      if (isRoot(image, mapping) || mapping.noDevice().isPresent()) {
        continue;
      }
      String name = mapping.deviceName().orElseThrow(() -> missing("DeviceName"));
      if (!names.add(name)) {
        throw Ec2Errors.client(
                "InvalidBlockDeviceMapping", "Duplicate device name '" + name + "' in the mapping")
            .toException();
      }
      EbsBlockDevice ebs = mapping.ebs().orElseThrow(() -> missing("Ebs"));
      disks.add(toDisk(call, name, ebs, slot(name, taken)));
    }
    disks.sort(Comparator.comparingInt(Launch.Disk::deviceId));
    return disks;
  }

  private Launch.Disk toDisk(Call call, String name, EbsBlockDevice ebs, int slot) {
    String type = ebs.volumeType().map(t -> t.wire()).orElse(VolumeTypes.DEFAULT);
    int size = ebs.volumeSize().orElseThrow(() -> missing("Ebs.VolumeSize"));
    if (size < 1) {
      throw Ec2Errors.invalidParameterValue(
              "BlockDeviceMapping.Ebs.VolumeSize", Integer.toString(size), "It must be positive.")
          .toException();
    }
    return new Launch.Disk(
        name,
        slot,
        size,
        types.get(call, type).id(),
        ebs.iops(),
        ebs.deleteOnTermination().orElse(true));
  }

  private static int slot(String deviceName, Set<Integer> taken) {
    OptionalInt wanted = DeviceNames.toDeviceId(deviceName);
    if (wanted.isPresent() && taken.add(wanted.getAsInt())) {
      return wanted.getAsInt();
    }
    for (int slot = FIRST_SLOT; slot <= LAST_SLOT; slot++) {
      if (slot != CD_ROM && taken.add(slot)) {
        return slot;
      }
    }
    throw Ec2Errors.client("AttachmentLimitExceeded", "Too many volumes for one instance")
        .toException();
  }

  private static AwsException missing(String member) {
    return Ec2Errors.missingParameter("BlockDeviceMapping." + member).toException();
  }
}
