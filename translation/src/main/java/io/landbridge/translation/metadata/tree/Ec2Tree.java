// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.tree;

import io.landbridge.ec2.model.GroupIdentifier;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceBlockDeviceMapping;
import io.landbridge.ec2.model.InstanceMetadataOptionsResponse;
import io.landbridge.ec2.model.InstanceMetadataTagsState;
import io.landbridge.ec2.model.InstanceNetworkInterface;
import io.landbridge.ec2.model.Placement;
import io.landbridge.ec2.model.Tag;
import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.InstanceView.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys below EC2's {@code meta-data/}. EC2 user guide, "Instance metadata categories". What
 * CloudStack has no counterpart for, roles first of all, is not there, as in EC2 it is not for an
 * instance without.
 */
final class Ec2Tree {
  private static final String DEVICES = "/dev/";

  /** EC2 user guide, "Enable access to tags in instance metadata": other keys have no path. */
  private static final Pattern TAG_KEY = Pattern.compile("[A-Za-z0-9+\\-=.,_:@]+");

  private Ec2Tree() {}

  static Directory of(InstanceView view) {
    Instance instance = view.instance();
    Optional<String> host = hostName(view);
    return Directory.builder()
        .value("ami-id", instance.imageId())
        .value("ami-launch-index", instance.amiLaunchIndex().map(String::valueOf))
        .value("ami-manifest-path", "(unknown)")
        .directory("block-device-mapping", blockDevices(instance))
        .value("hostname", host)
        .value("instance-action", "none")
        .value("instance-id", view.instanceId())
        .value("instance-life-cycle", "on-demand")
        .value("instance-type", instance.instanceType())
        .value("ipv6", instance.ipv6Address())
        .value("local-hostname", host)
        .value("local-ipv4", instance.privateIpAddress())
        .value("mac", primary(instance).flatMap(Ec2Interfaces::mac))
        .directory("network", Ec2Interfaces.of(view))
        .directory("placement", placement(view))
        .value("profile", "default-hvm")
        .value("public-hostname", publicHostName(instance))
        .value("public-ipv4", instance.publicIpAddress())
        .directory("public-keys", publicKeys(view.publicKeys()))
        .value("reservation-id", view.reservationId())
        .values("security-groups", groupNames(instance.securityGroups()))
        .directory(
            "services",
            Directory.builder().value("domain", "amazonaws.com").value("partition", "aws").build())
        .directory("tags", tags(instance))
        .build();
  }

  static List<String> groupNames(List<GroupIdentifier> groups) {
    return groups.stream().flatMap(group -> group.groupName().stream()).toList();
  }

  /** EC2's own name for it, where the source knows that; otherwise the machine's. */
  static Optional<String> hostName(InstanceView view) {
    return view.instance()
        .privateDnsName()
        .filter(name -> !name.isEmpty())
        .or(() -> view.machine().name());
  }

  /** Where nothing names the public address in DNS, it names itself, as in CloudStack's tree. */
  private static Optional<String> publicHostName(Instance instance) {
    return instance.publicDnsName().filter(name -> !name.isEmpty()).or(instance::publicIpAddress);
  }

  private static Optional<InstanceNetworkInterface> primary(Instance instance) {
    return instance.networkInterfaces().stream()
        .filter(nic -> Ec2Interfaces.deviceNumber(nic).filter(n -> n == 0).isPresent())
        .findFirst()
        .or(() -> instance.networkInterfaces().stream().findFirst());
  }

  private static Directory blockDevices(Instance instance) {
    Directory.Builder devices = Directory.builder();
    Optional<String> root = instance.rootDeviceName();
    root.ifPresent(name -> devices.value("ami", shortName(name)));
    List<String> others =
        instance.blockDeviceMappings().stream()
            .map(InstanceBlockDeviceMapping::deviceName)
            .flatMap(Optional::stream)
            .filter(name -> !name.equals(root.orElse("")))
            .toList();
    for (int i = 0; i < others.size(); i++) {
      devices.value("ebs" + (i + 1), shortName(others.get(i)));
    }
    return devices.value("root", root).build();
  }

  private static String shortName(String device) {
    return device.startsWith(DEVICES) ? device.substring(DEVICES.length()) : device;
  }

  private static Directory placement(InstanceView view) {
    Optional<Placement> placement = view.instance().placement();
    return Directory.builder()
        .value("availability-zone", placement.flatMap(Placement::availabilityZone))
        .value("availability-zone-id", placement.flatMap(Placement::availabilityZoneId))
        .value("group-name", placement.flatMap(Placement::groupName))
        .value("host-id", placement.flatMap(Placement::hostId))
        .value(
            "partition-number", placement.flatMap(Placement::partitionNumber).map(String::valueOf))
        .value("region", view.region())
        .build();
  }

  private static Directory publicKeys(List<PublicKey> keys) {
    Directory.Builder listed = Directory.builder();
    for (int i = 0; i < keys.size(); i++) {
      listed.listedAs(
          i + "=" + keys.get(i).name(),
          Integer.toString(i),
          Directory.builder().value("openssh-key", keys.get(i).openSsh().strip()).build());
    }
    return listed.build();
  }

  private static Directory tags(Instance instance) {
    boolean shown =
        instance
            .metadataOptions()
            .flatMap(InstanceMetadataOptionsResponse::instanceMetadataTags)
            .filter(InstanceMetadataTagsState.ENABLED::equals)
            .isPresent();
    if (!shown) {
      return Directory.builder().build();
    }
    Directory.Builder named = Directory.builder();
    instance.tags().stream()
        .filter(tag -> tag.key().filter(Ec2Tree::isTagKey).isPresent())
        .forEach(tag -> named.leaf(tag.key().orElseThrow(), Node.Leaf.text(value(tag))));
    return Directory.builder().directory("instance", named.build()).build();
  }

  private static boolean isTagKey(String key) {
    return TAG_KEY.matcher(key).matches()
        && !key.equals(".")
        && !key.equals("..")
        && !key.equals("_index");
  }

  /** A tag without a value is there, and empty. */
  private static String value(Tag tag) {
    return tag.value().orElse("");
  }
}
