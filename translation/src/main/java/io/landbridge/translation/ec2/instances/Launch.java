// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.ServiceOffering;
import io.landbridge.translation.ec2.images.Image;
import io.landbridge.translation.ec2.regions.NamedZone;
import io.landbridge.translation.ec2.securitygroups.SecurityGroups.OwnedGroup;
import io.landbridge.translation.ec2.tags.TagsOnCreate;
import io.landbridge.translation.ec2.vpcs.Topology.VpcSubnet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A launch with everything that a request names found natively: what each of its machines is
 * deployed from.
 *
 * @param offering the service offering of the instance type
 * @param image the template
 * @param zone where the machines go
 * @param interfaces the networks in the order of the machine's interfaces, at least one
 * @param groups the security groups of the first interface
 * @param keyName the key pair
 * @param userData Base64, within the cloud's limit
 * @param displayName the Name tag's value
 * @param placementGroup the affinity group's name
 * @param root what the request says of the root volume
 * @param disks further volumes in the order of their native slots
 * @param tags the tags of the instances and of their volumes
 * @param facts what the store keeps about each of the instances
 */
record Launch(
    ServiceOffering offering,
    Image image,
    NamedZone zone,
    List<Interface> interfaces,
    List<OwnedGroup> groups,
    Optional<String> keyName,
    Optional<String> userData,
    Optional<String> displayName,
    Optional<String> placementGroup,
    RootVolume root,
    List<Disk> disks,
    TagsOnCreate tags,
    Map<String, String> facts) {

  Launch {
    interfaces = List.copyOf(interfaces);
    groups = List.copyOf(groups);
    disks = List.copyOf(disks);
    facts = Map.copyOf(facts);
  }

  /**
   * A network interface of a new machine.
   *
   * @param privateIp the address it is to have; without one the cloud chooses
   */
  record Interface(VpcSubnet subnet, Optional<String> privateIp) {}

  /**
   * The root volume of a new machine.
   *
   * @param sizeInGiB its size, where it is not the image's
   * @param offering the disk offering of its type, where one was asked for
   */
  record RootVolume(Optional<Integer> sizeInGiB, Optional<NativeId> offering) {}

  /**
   * A further volume of a new machine.
   *
   * @param deviceName as the client named it
   * @param deviceId the native slot
   */
  record Disk(
      String deviceName,
      int deviceId,
      int sizeInGiB,
      NativeId offering,
      Optional<Integer> iops,
      boolean deleteOnTermination) {}

  /** The deploy command for one machine. */
  NativeRequest toRequest(String hostName) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.DEPLOY_VIRTUAL_MACHINE)
            .with("zoneid", zone.nativeId())
            .with("templateid", image.nativeId())
            .with("serviceofferingid", offering.id())
            .with("name", hostName)
            .with("displayname", displayName.orElse(hostName));
    request = with(request, "keypairs", keyName);
    request = with(request, "userdata", userData);
    request = with(request, "affinitygroupnames", placementGroup);
    request = with(request, "rootdisksize", root.sizeInGiB().map(Object::toString));
    request = with(request, "overridediskofferingid", root.offering().map(NativeId::value));
    return withDisks(withNetworks(request));
  }

  private static NativeRequest with(NativeRequest request, String name, Optional<String> value) {
    return value.map(text -> request.with(name, text)).orElse(request);
  }

  private NativeRequest withNetworks(NativeRequest request) {
    NativeRequest placed = request;
    if (interfaces.stream().allMatch(nic -> nic.privateIp().isEmpty())) {
      placed =
          placed.with(
              "networkids", interfaces.stream().map(nic -> nic.subnet().network().id()).toList());
    } else {
      for (int index = 0; index < interfaces.size(); index++) {
        Interface nic = interfaces.get(index);
        String prefix = "iptonetworklist[" + index + "].";
        placed = placed.with(prefix + "networkid", nic.subnet().network().id());
        placed = with(placed, prefix + "ip", nic.privateIp());
      }
    }
    return enforcesGroups()
        ? placed.with("securitygroupids", groups.stream().map(group -> group.group().id()).toList())
        : placed;
  }

  /** Elsewhere the cloud would take the groups and do nothing with them. */
  private boolean enforcesGroups() {
    return interfaces.getFirst().subnet().hasSecurityGroups();
  }

  private NativeRequest withDisks(NativeRequest request) {
    NativeRequest full = request;
    for (int index = 0; index < disks.size(); index++) {
      Disk disk = disks.get(index);
      String prefix = "datadisksdetails[" + index + "].";
      full =
          full.with(prefix + "diskofferingid", disk.offering())
              .with(prefix + "size", disk.sizeInGiB())
              .with(prefix + "deviceid", disk.deviceId());
      full = with(full, prefix + "miniops", disk.iops().map(Object::toString));
      full = with(full, prefix + "maxiops", disk.iops().map(Object::toString));
    }
    return full;
  }

  /** What the store must remember because the native network has no groups. */
  Optional<String> rememberedGroups() {
    return enforcesGroups()
        ? Optional.empty()
        : Optional.of(
            groups.stream()
                .map(group -> group.group().id().value())
                .collect(Collectors.joining(",")));
  }
}
