// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.tree;

import io.landbridge.ec2.model.GroupIdentifier;
import io.landbridge.ec2.model.InstanceIpv6Address;
import io.landbridge.ec2.model.InstanceNetworkInterface;
import io.landbridge.ec2.model.InstanceNetworkInterfaceAssociation;
import io.landbridge.ec2.model.InstanceNetworkInterfaceAttachment;
import io.landbridge.ec2.model.InstancePrivateIpAddress;
import io.landbridge.translation.metadata.InstanceView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The keys below EC2's {@code network/interfaces/macs/MAC/}. */
final class Ec2Interfaces {
  private final InstanceView view;

  private Ec2Interfaces(InstanceView view) {
    this.view = view;
  }

  /** What {@code network/} holds; empty where no interface's MAC address is known. */
  static Directory of(InstanceView view) {
    Ec2Interfaces interfaces = new Ec2Interfaces(view);
    Directory.Builder macs = Directory.builder();
    view.instance()
        .networkInterfaces()
        .forEach(
            nic -> mac(nic).ifPresent(mac -> macs.directory(mac, interfaces.toNode(nic, mac))));
    return Directory.builder()
        .directory("interfaces", Directory.builder().directory("macs", macs.build()).build())
        .build();
  }

  static Optional<String> mac(InstanceNetworkInterface nic) {
    return nic.macAddress().map(mac -> mac.toLowerCase(Locale.ROOT)).filter(mac -> !mac.isEmpty());
  }

  static Optional<Integer> deviceNumber(InstanceNetworkInterface nic) {
    return nic.attachment().flatMap(InstanceNetworkInterfaceAttachment::deviceIndex);
  }

  private Directory toNode(InstanceNetworkInterface nic, String mac) {
    SequencedMap<String, String> associations = associations(nic);
    Directory.Builder associated = Directory.builder();
    associations.forEach(associated::value);
    return Directory.builder()
        .value("device-number", deviceNumber(nic).map(String::valueOf))
        .value("interface-id", nic.networkInterfaceId())
        .directory("ipv4-associations", associated.build())
        .values("ipv6s", ipv6s(nic))
        .value("local-hostname", localHostName(nic))
        .values("local-ipv4s", localAddresses(nic))
        .value("mac", mac)
        .value(
            "network-card",
            nic.attachment()
                .flatMap(InstanceNetworkInterfaceAttachment::networkCardIndex)
                .map(String::valueOf))
        .value("owner-id", nic.ownerId().or(view::accountId))
        .value("public-hostname", publicHostName(nic))
        .values("public-ipv4s", List.copyOf(associations.keySet()))
        .values("security-group-ids", groupIds(nic))
        .values("security-groups", Ec2Tree.groupNames(nic.groups()))
        .value("subnet-id", nic.subnetId())
        .value("subnet-ipv4-cidr-block", nic.subnetId().flatMap(this::block))
        .value("vpc-id", nic.vpcId())
        .value("vpc-ipv4-cidr-block", nic.vpcId().flatMap(this::block))
        .value("vpc-ipv4-cidr-blocks", nic.vpcId().flatMap(this::block))
        .build();
  }

  private Optional<String> block(String id) {
    return Optional.ofNullable(view.cidrBlocks().get(id));
  }

  private Optional<String> localHostName(InstanceNetworkInterface nic) {
    return nic.privateDnsName()
        .filter(name -> !name.isEmpty())
        .or(() -> deviceNumber(nic).filter(n -> n == 0).flatMap(_ -> Ec2Tree.hostName(view)));
  }

  private static Optional<String> publicHostName(InstanceNetworkInterface nic) {
    return nic.association()
        .flatMap(InstanceNetworkInterfaceAssociation::publicDnsName)
        .filter(name -> !name.isEmpty())
        .or(() -> nic.association().flatMap(InstanceNetworkInterfaceAssociation::publicIp));
  }

  /** The primary address first, as cloud-init expects it. */
  private static List<String> localAddresses(InstanceNetworkInterface nic) {
    Map<String, Boolean> addresses = new LinkedHashMap<>();
    nic.privateIpAddress().ifPresent(address -> addresses.put(address, true));
    nic.privateIpAddresses()
        .forEach(item -> item.privateIpAddress().ifPresent(a -> addresses.put(a, true)));
    return List.copyOf(addresses.keySet());
  }

  private static SequencedMap<String, String> associations(InstanceNetworkInterface nic) {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    associate(found, nic.association(), nic.privateIpAddress());
    for (InstancePrivateIpAddress item : nic.privateIpAddresses()) {
      associate(found, item.association(), item.privateIpAddress());
    }
    return found;
  }

  private static void associate(
      Map<String, String> found,
      Optional<InstanceNetworkInterfaceAssociation> association,
      Optional<String> local) {
    association
        .flatMap(InstanceNetworkInterfaceAssociation::publicIp)
        .ifPresent(address -> local.ifPresent(to -> found.putIfAbsent(address, to)));
  }

  private static List<String> ipv6s(InstanceNetworkInterface nic) {
    return nic.ipv6Addresses().stream()
        .map(InstanceIpv6Address::ipv6Address)
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<String> groupIds(InstanceNetworkInterface nic) {
    return nic.groups().stream().map(GroupIdentifier::groupId).flatMap(Optional::stream).toList();
  }
}
