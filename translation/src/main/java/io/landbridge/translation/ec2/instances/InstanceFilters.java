// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.CpuOptions;
import io.landbridge.ec2.model.EbsInstanceBlockDevice;
import io.landbridge.ec2.model.GroupIdentifier;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceBlockDeviceMapping;
import io.landbridge.ec2.model.InstanceMetadataOptionsResponse;
import io.landbridge.ec2.model.InstanceNetworkInterface;
import io.landbridge.ec2.model.InstanceNetworkInterfaceAssociation;
import io.landbridge.ec2.model.InstanceNetworkInterfaceAttachment;
import io.landbridge.ec2.model.InstancePrivateIpAddress;
import io.landbridge.ec2.model.InstanceState;
import io.landbridge.ec2.model.Monitoring;
import io.landbridge.ec2.model.Placement;
import io.landbridge.ec2.model.StateReason;
import io.landbridge.translation.ec2.describe.FilterTable;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The filters of DescribeInstances. EC2 API 2016-11-15, DescribeInstances, Filters. */
final class InstanceFilters {
  static final FilterTable<ReservedInstance> TABLE = networks(devices(identity()));

  private InstanceFilters() {}

  private static FilterTable<ReservedInstance> identity() {
    return FilterTable.<ReservedInstance>empty()
        .with("architecture", of(Instance::architecture))
        .with("availability-zone", of(placement(Placement::availabilityZone)))
        .with("availability-zone-id", of(placement(Placement::availabilityZoneId)))
        .with("boot-mode", of(Instance::bootMode))
        .with("client-token", of(Instance::clientToken))
        .with("dns-name", of(Instance::publicDnsName))
        .with("hypervisor", of(Instance::hypervisor))
        .with("iam-instance-profile.arn", of(_ -> Optional.empty()))
        .with("image-id", of(Instance::imageId))
        .with("instance-id", of(Instance::instanceId))
        .with("instance-lifecycle", of(Instance::instanceLifecycle))
        .with("instance-state-code", of(state(InstanceState::code)))
        .with("instance-state-name", of(state(InstanceState::name)))
        .with("instance-type", of(Instance::instanceType))
        .withAll("instance.group-id", groups(GroupIdentifier::groupId))
        .withAll("instance.group-name", groups(GroupIdentifier::groupName))
        .withAll("group-id", groups(GroupIdentifier::groupId))
        .withAll("group-name", groups(GroupIdentifier::groupName))
        .with("kernel-id", of(Instance::kernelId))
        .with("key-name", of(Instance::keyName))
        .with("launch-index", of(Instance::amiLaunchIndex))
        .with("launch-time", of(Instance::launchTime))
        .with("monitoring-state", of(i -> i.monitoring().flatMap(Monitoring::state)))
        .with("owner-id", item -> Optional.of(item.ownerId()))
        .with("placement-group-name", of(placement(Placement::groupName)))
        .with("platform", of(Instance::platform))
        .with("platform-details", of(Instance::platformDetails))
        .with("ramdisk-id", of(Instance::ramdiskId))
        .with("reason", of(Instance::stateTransitionReason))
        .with("requester-id", _ -> Optional.empty())
        .with("reservation-id", item -> Optional.of(item.reservationId()))
        .with("spot-instance-request-id", of(Instance::spotInstanceRequestId))
        .with("state-reason-code", of(i -> i.stateReason().flatMap(StateReason::code)))
        .with("state-reason-message", of(i -> i.stateReason().flatMap(StateReason::message)))
        .with("tenancy", of(placement(Placement::tenancy)))
        .with("usage-operation", of(Instance::usageOperation))
        .with("usage-operation-update-time", of(Instance::usageOperationUpdateTime))
        .with("virtualization-type", of(Instance::virtualizationType))
        .withTags(item -> item.instance().tags());
  }

  private static FilterTable<ReservedInstance> devices(FilterTable<ReservedInstance> table) {
    return table
        .withAll("block-device-mapping.attach-time", ebs(EbsInstanceBlockDevice::attachTime))
        .withAll(
            "block-device-mapping.delete-on-termination",
            ebs(EbsInstanceBlockDevice::deleteOnTermination))
        .withAll(
            "block-device-mapping.device-name",
            item -> mappings(item).flatMap(m -> m.deviceName().stream()))
        .withAll("block-device-mapping.status", ebs(EbsInstanceBlockDevice::status))
        .withAll("block-device-mapping.volume-id", ebs(EbsInstanceBlockDevice::volumeId))
        .with("cpu-options.core-count", of(i -> i.cpuOptions().flatMap(CpuOptions::coreCount)))
        .with(
            "cpu-options.threads-per-core",
            of(i -> i.cpuOptions().flatMap(CpuOptions::threadsPerCore)))
        .with("ebs-optimized", of(Instance::ebsOptimized))
        .with("ena-support", of(Instance::enaSupport))
        .with(
            "hibernation-options.configured",
            of(i -> i.hibernationOptions().flatMap(h -> h.configured())))
        .with("enclave-options.enabled", of(i -> i.enclaveOptions().flatMap(e -> e.enabled())))
        .with(
            "metadata-options.http-tokens",
            of(metadata(InstanceMetadataOptionsResponse::httpTokens)))
        .with(
            "metadata-options.http-endpoint",
            of(metadata(InstanceMetadataOptionsResponse::httpEndpoint)))
        .with(
            "metadata-options.http-put-response-hop-limit",
            of(metadata(InstanceMetadataOptionsResponse::httpPutResponseHopLimit)))
        .with(
            "metadata-options.instance-metadata-tags",
            of(metadata(InstanceMetadataOptionsResponse::instanceMetadataTags)))
        .with("root-device-name", of(Instance::rootDeviceName))
        .with("root-device-type", of(Instance::rootDeviceType));
  }

  private static FilterTable<ReservedInstance> networks(FilterTable<ReservedInstance> table) {
    return table
        .with("ip-address", of(Instance::publicIpAddress))
        .with("private-dns-name", of(Instance::privateDnsName))
        .with("private-ip-address", of(Instance::privateIpAddress))
        .with("source-dest-check", of(Instance::sourceDestCheck))
        .with("subnet-id", of(Instance::subnetId))
        .with("vpc-id", of(Instance::vpcId))
        .withAll(
            "network-interface.addresses.private-ip-address",
            item ->
                nics(item)
                    .flatMap(nic -> nic.privateIpAddresses().stream())
                    .flatMap(address -> address.privateIpAddress().stream()))
        .withAll(
            "network-interface.addresses.primary",
            item ->
                nics(item)
                    .flatMap(nic -> nic.privateIpAddresses().stream())
                    .flatMap(address -> address.primary().stream()))
        .withAll(
            "network-interface.addresses.association.public-ip",
            item ->
                nics(item)
                    .flatMap(nic -> nic.privateIpAddresses().stream())
                    .flatMap((InstancePrivateIpAddress a) -> a.association().stream())
                    .flatMap(association -> association.publicIp().stream()))
        .withAll(
            "network-interface.association.public-ip",
            association(InstanceNetworkInterfaceAssociation::publicIp))
        .withAll(
            "network-interface.association.ip-owner-id",
            association(InstanceNetworkInterfaceAssociation::ipOwnerId))
        .withAll(
            "network-interface.attachment.attachment-id",
            attachment(InstanceNetworkInterfaceAttachment::attachmentId))
        .withAll(
            "network-interface.attachment.delete-on-termination",
            attachment(InstanceNetworkInterfaceAttachment::deleteOnTermination))
        .withAll(
            "network-interface.attachment.device-index",
            attachment(InstanceNetworkInterfaceAttachment::deviceIndex))
        .withAll(
            "network-interface.attachment.status",
            attachment(InstanceNetworkInterfaceAttachment::status))
        .withAll("network-interface.description", nic(InstanceNetworkInterface::description))
        .withAll(
            "network-interface.group-id",
            item -> nics(item).flatMap(n -> n.groups().stream()).flatMap(g -> g.groupId().stream()))
        .withAll(
            "network-interface.group-name",
            item ->
                nics(item).flatMap(n -> n.groups().stream()).flatMap(g -> g.groupName().stream()))
        .withAll("network-interface.mac-address", nic(InstanceNetworkInterface::macAddress))
        .withAll(
            "network-interface.network-interface-id",
            nic(InstanceNetworkInterface::networkInterfaceId))
        .withAll("network-interface.owner-id", nic(InstanceNetworkInterface::ownerId))
        .withAll(
            "network-interface.private-dns-name", nic(InstanceNetworkInterface::privateDnsName))
        .withAll(
            "network-interface.private-ip-address", nic(InstanceNetworkInterface::privateIpAddress))
        .withAll(
            "network-interface.source-dest-check", nic(InstanceNetworkInterface::sourceDestCheck))
        .withAll("network-interface.status", nic(InstanceNetworkInterface::status))
        .withAll("network-interface.subnet-id", nic(InstanceNetworkInterface::subnetId))
        .withAll("network-interface.vpc-id", nic(InstanceNetworkInterface::vpcId));
  }

  private static <V> Function<ReservedInstance, Optional<V>> of(
      Function<Instance, Optional<V>> member) {
    return item -> member.apply(item.instance());
  }

  private static <V> Function<Instance, Optional<V>> placement(
      Function<Placement, Optional<V>> member) {
    return instance -> instance.placement().flatMap(member);
  }

  private static <V> Function<Instance, Optional<V>> state(
      Function<InstanceState, Optional<V>> member) {
    return instance -> instance.state().flatMap(member);
  }

  private static <V> Function<Instance, Optional<V>> metadata(
      Function<InstanceMetadataOptionsResponse, Optional<V>> member) {
    return instance -> instance.metadataOptions().flatMap(member);
  }

  private static Function<ReservedInstance, Stream<String>> groups(
      Function<GroupIdentifier, Optional<String>> member) {
    return item ->
        item.instance().securityGroups().stream().flatMap(group -> member.apply(group).stream());
  }

  private static Stream<InstanceBlockDeviceMapping> mappings(ReservedInstance item) {
    return item.instance().blockDeviceMappings().stream();
  }

  private static <V> Function<ReservedInstance, Stream<V>> ebs(
      Function<EbsInstanceBlockDevice, Optional<V>> member) {
    return item ->
        mappings(item).flatMap(m -> m.ebs().stream()).flatMap(ebs -> member.apply(ebs).stream());
  }

  private static Stream<InstanceNetworkInterface> nics(ReservedInstance item) {
    return item.instance().networkInterfaces().stream();
  }

  private static <V> Function<ReservedInstance, Stream<V>> nic(
      Function<InstanceNetworkInterface, Optional<V>> member) {
    return item -> nics(item).flatMap(nic -> member.apply(nic).stream());
  }

  private static <V> Function<ReservedInstance, Stream<V>> association(
      Function<InstanceNetworkInterfaceAssociation, Optional<V>> member) {
    return item ->
        nics(item).flatMap(n -> n.association().stream()).flatMap(a -> member.apply(a).stream());
  }

  private static <V> Function<ReservedInstance, Stream<V>> attachment(
      Function<InstanceNetworkInterfaceAttachment, Optional<V>> member) {
    return item ->
        nics(item).flatMap(n -> n.attachment().stream()).flatMap(a -> member.apply(a).stream());
  }
}
