// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.AttachmentStatus;
import io.landbridge.ec2.model.GroupIdentifier;
import io.landbridge.ec2.model.InstanceNetworkInterface;
import io.landbridge.ec2.model.InstanceNetworkInterfaceAssociation;
import io.landbridge.ec2.model.InstanceNetworkInterfaceAttachment;
import io.landbridge.ec2.model.InstancePrivateIpAddress;
import io.landbridge.ec2.model.NetworkInterfaceStatus;
import io.landbridge.translation.cloudstack.Nic;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the network interfaces of a machine into EC2's shape, the default one first. */
final class InterfaceProjection {
  private final InstanceNames names;

  InterfaceProjection(InstanceNames names) {
    this.names = names;
  }

  List<InstanceNetworkInterface> toShapes(OwnedInstance.Live live, List<GroupIdentifier> groups) {
    List<Nic> nics =
        live.vm().nic().stream()
            .sorted(
                Comparator.comparing((Nic nic) -> !nic.isdefault().orElse(false))
                    .thenComparing(nic -> nic.deviceid().orElse(0)))
            .toList();
    List<InstanceNetworkInterface> shapes = new ArrayList<>();
    for (int index = 0; index < nics.size(); index++) {
      shapes.add(toShape(live, nics.get(index), index, groups));
    }
    return shapes;
  }

  private InstanceNetworkInterface toShape(
      OwnedInstance.Live live, Nic nic, int deviceIndex, List<GroupIdentifier> groups) {
    Optional<InstanceNetworkInterfaceAssociation> association = association(live, nic, deviceIndex);
    return InstanceNetworkInterface.builder()
        .networkInterfaceId(names.ec2Id(ResourceKind.NETWORK_INTERFACE, nic.id()))
        .attachment(
            InstanceNetworkInterfaceAttachment.builder()
                .attachmentId(names.ec2Id(ResourceKind.NETWORK_INTERFACE_ATTACHMENT, nic.id()))
                .attachTime(live.vm().created())
                .deleteOnTermination(true)
                .deviceIndex(deviceIndex)
                .networkCardIndex(0)
                .status(AttachmentStatus.ATTACHED)
                .build())
        .association(association)
        .description("")
        .groups(groups)
        .interfaceType("interface")
        .macAddress(nic.macaddress())
        .ownerId(names.ownerId())
        .privateIpAddress(nic.ipaddress())
        .privateDnsName(nic.ipaddress().map(names::privateDnsName))
        .privateIpAddresses(addresses(nic, association))
        .sourceDestCheck(sourceDestCheck(live.facts()))
        .status(NetworkInterfaceStatus.IN_USE)
        .subnetId(nic.networkid().map(id -> names.ec2Id(ResourceKind.SUBNET, id)))
        .vpcId(names.vpcId(nic))
        .build();
  }

  private Optional<InstanceNetworkInterfaceAssociation> association(
      OwnedInstance.Live live, Nic nic, int deviceIndex) {
    Optional<String> address =
        nic.publicip().or(() -> deviceIndex == 0 ? live.vm().publicip() : Optional.empty());
    return address.map(publicIp ->
        InstanceNetworkInterfaceAssociation.builder()
            .ipOwnerId(names.ownerId())
            .publicIp(publicIp)
            .publicDnsName("")
            .build());
  }

  private List<InstancePrivateIpAddress> addresses(
      Nic nic, Optional<InstanceNetworkInterfaceAssociation> association) {
    List<InstancePrivateIpAddress> addresses = new ArrayList<>();
    nic.ipaddress()
        .ifPresent(ip ->
            addresses.add(
                InstancePrivateIpAddress.builder()
                    .primary(true)
                    .privateIpAddress(ip)
                    .privateDnsName(names.privateDnsName(ip))
                    .association(association)
                    .build()));
    nic.secondaryip().stream()
        .flatMap(secondary -> secondary.ipaddress().stream())
        .forEach(ip ->
            addresses.add(
                InstancePrivateIpAddress.builder()
                    .primary(false)
                    .privateIpAddress(ip)
                    .privateDnsName(names.privateDnsName(ip))
                    .build()));
    return addresses;
  }

  static boolean sourceDestCheck(Map<String, String> facts) {
    return !"false".equals(facts.get(InstanceFacts.SOURCE_DEST_CHECK));
  }
}
