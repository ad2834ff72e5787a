// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.Tag;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.DiskOffering;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.instances.InstanceFacts;
import io.landbridge.translation.ec2.regions.NamedZone;
import io.landbridge.translation.ec2.regions.Zones;
import io.landbridge.translation.ec2.tags.TagView;
import io.landbridge.translation.ec2.tags.Tags;
import io.landbridge.translation.ids.ResourceKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the shapes of some volumes need to know about other things; gathered once for all. */
final class VolumeNames {
  private static final String DEFAULT_ROOT_DEVICE = "/dev/sda1";

  private final String ownerId;
  private final Map<NativeId, NamedZone> zones;
  private final Map<NativeId, String> types;
  private final List<DiskOffering> offerings;
  private final Map<NativeId, String> instanceIds;
  private final Map<String, Map<String, String>> instanceFacts;
  private final Map<NativeId, String> snapshotIds;
  private final TagView tags;

  private VolumeNames(Call call, Ec2Backend backend, List<OwnedVolume> volumes) {
    this.ownerId = call.caller().accountId().value();
    this.zones =
        volumes.isEmpty()
            ? Map.of()
            : new Zones(backend)
                .list(call).stream().collect(Collectors.toMap(NamedZone::nativeId, z -> z));
    List<NativeId> machines =
        volumes.stream()
            .flatMap(volume -> volume.attachment().stream())
            .map(Attachment::machine)
            .distinct()
            .toList();
    this.instanceIds = backend.ids().getEc2Ids(ResourceKind.INSTANCE, machines);
    this.instanceFacts =
        machines.isEmpty()
            ? Map.of()
            : backend
                .store()
                .resourceFacts()
                .getAll(
                    call.caller().accountId(),
                    ResourceKind.INSTANCE,
                    machines.stream().map(NativeId::value).toList());
    this.snapshotIds =
        backend
            .ids()
            .getEc2Ids(
                ResourceKind.SNAPSHOT,
                volumes.stream().flatMap(v -> v.volume().snapshotid().stream()).toList());
    this.tags = Tags.view(volumes.stream().flatMap(volume -> volume.jobs().stream()).toList());
    VolumeTypes known = new VolumeTypes(backend);
    this.types = new HashMap<>();
    volumes.forEach(volume -> types.put(volume.nativeId(), known.nameOf(call, volume)));
    this.offerings = volumes.isEmpty() ? List.of() : backend.catalogue().diskOfferings(call);
  }

  static VolumeNames gather(Call call, Ec2Backend backend, List<OwnedVolume> volumes) {
    return new VolumeNames(call, backend, volumes);
  }

  String ownerId() {
    return ownerId;
  }

  Optional<NamedZone> zone(OwnedVolume volume) {
    return volume.volume().zoneid().flatMap(id -> Optional.ofNullable(zones.get(id)));
  }

  String typeOf(OwnedVolume volume) {
    return types.getOrDefault(volume.nativeId(), VolumeTypes.OTHER);
  }

  boolean isEncrypted(OwnedVolume volume) {
    return volume.isEncrypted(offerings);
  }

  String instanceId(NativeId machine) {
    return instanceIds.getOrDefault(machine, "");
  }

  /** The device name of an attached volume. */
  String device(OwnedVolume volume, NativeId machine) {
    if (volume.isRoot()) {
      return instanceFacts
          .getOrDefault(machine.value(), Map.of())
          .getOrDefault(InstanceFacts.ROOT_DEVICE_NAME, DEFAULT_ROOT_DEVICE);
    }
    return Optional.ofNullable(volume.facts().get(VolumeFacts.DEVICE_NAME))
        .orElseGet(() -> DeviceNames.fromDeviceId(volume.volume().deviceid().orElse(1L)));
  }

  /** The snapshot that a volume was made from; empty for none, as EC2 says it. */
  String snapshotId(OwnedVolume volume) {
    return volume.volume().snapshotid().map(id -> snapshotIds.getOrDefault(id, "")).orElse("");
  }

  List<Tag> tags(OwnedVolume volume) {
    return tags.of(volume.nativeId(), volume.volume().tags());
  }
}
