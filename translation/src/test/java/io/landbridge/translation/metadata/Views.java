// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import io.landbridge.ec2.model.ArchitectureValues;
import io.landbridge.ec2.model.EbsInstanceBlockDevice;
import io.landbridge.ec2.model.GroupIdentifier;
import io.landbridge.ec2.model.HttpTokensState;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceBlockDeviceMapping;
import io.landbridge.ec2.model.InstanceIpv6Address;
import io.landbridge.ec2.model.InstanceMetadataEndpointState;
import io.landbridge.ec2.model.InstanceMetadataOptionsResponse;
import io.landbridge.ec2.model.InstanceMetadataProtocolState;
import io.landbridge.ec2.model.InstanceMetadataTagsState;
import io.landbridge.ec2.model.InstanceNetworkInterface;
import io.landbridge.ec2.model.InstanceNetworkInterfaceAssociation;
import io.landbridge.ec2.model.InstanceNetworkInterfaceAttachment;
import io.landbridge.ec2.model.InstancePrivateIpAddress;
import io.landbridge.ec2.model.Placement;
import io.landbridge.ec2.model.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Instances for tests: one with all there can be, one that a source knows nearly nothing of. */
public final class Views {
  public static final String UUID = "3b1f8c2e-6d4a-4b7e-9f10-0123456789ab";
  public static final String KEY = "ssh-rsa AAAAB3Nza mine";

  private Views() {}

  /** Its metadata options as EC2 has them where nothing was asked for. */
  public static InstanceMetadataOptionsResponse options() {
    return InstanceMetadataOptionsResponse.builder()
        .httpTokens(HttpTokensState.OPTIONAL)
        .httpPutResponseHopLimit(1)
        .httpEndpoint(InstanceMetadataEndpointState.ENABLED)
        .httpProtocolIpv6(InstanceMetadataProtocolState.DISABLED)
        .instanceMetadataTags(InstanceMetadataTagsState.DISABLED)
        .build();
  }

  /** An instance that has everything, its tags not shown to it. */
  public static InstanceView full() {
    return view(full -> full);
  }

  /** The same with its tags shown to it. */
  public static InstanceView showing(Tag... tags) {
    return view(full ->
        full.tags(List.of(tags))
            .metadataOptions(
                options().toBuilder()
                    .instanceMetadataTags(InstanceMetadataTagsState.ENABLED)
                    .build()));
  }

  public static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /** The full instance, changed. */
  public static InstanceView view(UnaryOperator<Instance.Builder> change) {
    return new InstanceView(
        change.apply(instance()).build(),
        Optional.of("111111111111"),
        Optional.of("r-0123456789abcdef0"),
        "us-east-1",
        List.of(
            new InstanceView.PublicKey("mine", KEY + "\n"),
            new InstanceView.PublicKey("ours", "ssh-ed25519 AAAAC3 ours")),
        Map.of("subnet-1", "10.1.1.0/24", "vpc-1", "10.1.0.0/16"),
        new InstanceView.Machine(
            UUID,
            Optional.of("web"),
            Optional.of("Small Instance"),
            Optional.of("Zürich"),
            Optional.of("CloudStack-{c0}"),
            Optional.of("ROOT"),
            Optional.of("bea59957-e5d5-11f1-90e2-02fc00000001"),
            Optional.of("host-1"),
            Optional.of("10.1.1.5"),
            Optional.of("203.0.113.7")));
  }

  /** What a source that knows the machine's UUID only makes of it. */
  public static InstanceView bare() {
    return new InstanceView(
        Instance.builder().build(),
        Optional.empty(),
        Optional.empty(),
        "us-east-1",
        List.of(),
        Map.of(),
        new InstanceView.Machine(
            UUID,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Instance.Builder instance() {
    return Instance.builder()
        .instanceId("i-3b1f8c2e6d4a4b7e9")
        .imageId("ami-1")
        .amiLaunchIndex(2)
        .instanceType("t2.micro")
        .architecture(ArchitectureValues.X86_64)
        .launchTime(Instant.parse("2026-11-21T20:00:00.500Z"))
        .privateIpAddress("10.1.1.5")
        .privateDnsName("ip-10-1-1-5.ec2.internal")
        .publicDnsName("")
        .publicIpAddress("203.0.113.7")
        .ipv6Address("fd00::5")
        .rootDeviceName("/dev/sda1")
        .blockDeviceMappings(List.of(device("/dev/sda1"), device("/dev/sdf"), device("/dev/sdg")))
        .placement(
            Placement.builder()
                .availabilityZone("us-east-1a")
                .availabilityZoneId("use1-az1")
                .groupName("near")
                .build())
        .securityGroups(groups())
        .networkInterfaces(List.of(second(), first()))
        .metadataOptions(options())
        .tags(List.of(tag("Name", "web")));
  }

  private static List<GroupIdentifier> groups() {
    return List.of(
        GroupIdentifier.builder().groupId("sg-1").groupName("default").build(),
        GroupIdentifier.builder().groupId("sg-2").groupName("web").build());
  }

  private static InstanceBlockDeviceMapping device(String name) {
    return InstanceBlockDeviceMapping.builder()
        .deviceName(name)
        .ebs(EbsInstanceBlockDevice.builder().volumeId("vol-1").build())
        .build();
  }

  private static InstanceNetworkInterface first() {
    InstanceNetworkInterfaceAssociation association =
        InstanceNetworkInterfaceAssociation.builder()
            .publicIp("203.0.113.7")
            .publicDnsName("")
            .build();
    return InstanceNetworkInterface.builder()
        .networkInterfaceId("eni-1")
        .macAddress("02:00:4C:9F:00:01")
        .ownerId("111111111111")
        .privateIpAddress("10.1.1.5")
        .privateDnsName("ip-10-1-1-5.ec2.internal")
        .subnetId("subnet-1")
        .vpcId("vpc-1")
        .groups(groups())
        .association(association)
        .privateIpAddresses(
            List.of(
                InstancePrivateIpAddress.builder()
                    .primary(true)
                    .privateIpAddress("10.1.1.5")
                    .association(association)
                    .build(),
                InstancePrivateIpAddress.builder()
                    .primary(false)
                    .privateIpAddress("10.1.1.6")
                    .build()))
        .ipv6Addresses(List.of(InstanceIpv6Address.builder().ipv6Address("fd00::5").build()))
        .attachment(
            InstanceNetworkInterfaceAttachment.builder().deviceIndex(0).networkCardIndex(0).build())
        .build();
  }

  private static InstanceNetworkInterface second() {
    return InstanceNetworkInterface.builder()
        .networkInterfaceId("eni-2")
        .macAddress("02:00:4c:9f:00:02")
        .privateIpAddress("10.2.0.9")
        .subnetId("subnet-2")
        .attachment(InstanceNetworkInterfaceAttachment.builder().deviceIndex(1).build())
        .build();
  }
}
