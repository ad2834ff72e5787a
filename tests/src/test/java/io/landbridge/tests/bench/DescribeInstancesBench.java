// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.ec2.model.ArchitectureValues;
import io.landbridge.ec2.model.AttachmentStatus;
import io.landbridge.ec2.model.DescribeInstancesRequest;
import io.landbridge.ec2.model.DescribeInstancesResult;
import io.landbridge.ec2.model.DeviceType;
import io.landbridge.ec2.model.EbsInstanceBlockDevice;
import io.landbridge.ec2.model.GroupIdentifier;
import io.landbridge.ec2.model.HypervisorType;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceBlockDeviceMapping;
import io.landbridge.ec2.model.InstanceNetworkInterface;
import io.landbridge.ec2.model.InstanceState;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.NetworkInterfaceStatus;
import io.landbridge.ec2.model.Placement;
import io.landbridge.ec2.model.Reservation;
import io.landbridge.ec2.model.Tag;
import io.landbridge.ec2.model.Tenancy;
import io.landbridge.ec2.model.VirtualizationType;
import io.landbridge.query.QueryDecoder;
import io.landbridge.query.QueryParameters;
import io.landbridge.query.XmlEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The wire's part of DescribeInstances: reading the request, and writing an answer with 1,000
 * instances (about 2 MB). The target for the latter is 5 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DescribeInstancesBench {
  private static final int INSTANCES = 1000;
  private static final Instant TIME = Instant.parse("2026-11-21T18:17:54Z");

  private final QueryDecoder decoder = new QueryDecoder();
  private final XmlEncoder encoder = new XmlEncoder(Ec2Operations.API);
  private final byte[] form =
      ("Action=DescribeInstances&Version=2016-11-15&MaxResults=1000"
              + "&Filter.1.Name=instance-state-name&Filter.1.Value.1=running&Filter.1.Value.2=pending"
              + "&Filter.2.Name=tag%3AName&Filter.2.Value.1=web-%2A")
          .getBytes(StandardCharsets.UTF_8);
  private final DescribeInstancesResult result =
      DescribeInstancesResult.builder()
          .reservations(
              IntStream.range(0, INSTANCES).mapToObj(DescribeInstancesBench::reservation).toList())
          .build();

  /** Reading the request. */
  @Benchmark
  public DescribeInstancesRequest decode() {
    return decoder.decode(Ec2Operations.DESCRIBE_INSTANCES, QueryParameters.parse("", form));
  }

  /** Writing the answer. */
  @Benchmark
  public byte[] encode() {
    return encoder.encode(Ec2Operations.DESCRIBE_INSTANCES, result, "request");
  }

  /** Both. */
  @Benchmark
  public void decodeAndEncode(Blackhole blackhole) {
    blackhole.consume(decode());
    blackhole.consume(encode());
  }

  private static Reservation reservation(int index) {
    return Reservation.builder()
        .reservationId(id("r", index))
        .ownerId("123456789012")
        .instances(List.of(instance(index)))
        .build();
  }

  private static Instance instance(int index) {
    List<GroupIdentifier> groups =
        List.of(GroupIdentifier.builder().groupId(id("sg", 1)).groupName("web & more").build());
    return Instance.builder()
        .instanceId(id("i", index))
        .imageId(id("ami", 1))
        .instanceType("t2.micro")
        .keyName("key")
        .launchTime(TIME)
        .amiLaunchIndex(0)
        .state(InstanceState.builder().code(16).name(InstanceStateName.RUNNING).build())
        .placement(
            Placement.builder().availabilityZone("us-east-1a").tenancy(Tenancy.DEFAULT).build())
        .privateIpAddress("172.31.1." + index % 250)
        .privateDnsName("ip-172-31-1-" + index % 250 + ".ec2.internal")
        .subnetId(id("subnet", 1))
        .vpcId(id("vpc", 1))
        .architecture(ArchitectureValues.X86_64)
        .hypervisor(HypervisorType.XEN)
        .virtualizationType(VirtualizationType.HVM)
        .rootDeviceName("/dev/sda1")
        .rootDeviceType(DeviceType.EBS)
        .blockDeviceMappings(List.of(rootDevice(index)))
        .networkInterfaces(List.of(networkInterface(index, groups)))
        .securityGroups(groups)
        .sourceDestCheck(true)
        .ebsOptimized(false)
        .enaSupport(true)
        .clientToken("token-" + index)
        .tags(
            List.of(
                Tag.builder().key("Name").value("web-" + index).build(),
                Tag.builder().key("team").value("R&D <one>").build()))
        .build();
  }

  private static InstanceBlockDeviceMapping rootDevice(int index) {
    return InstanceBlockDeviceMapping.builder()
        .deviceName("/dev/sda1")
        .ebs(
            EbsInstanceBlockDevice.builder()
                .volumeId(id("vol", index))
                .status(AttachmentStatus.ATTACHED)
                .attachTime(TIME)
                .deleteOnTermination(true)
                .build())
        .build();
  }

  private static InstanceNetworkInterface networkInterface(
      int index, List<GroupIdentifier> groups) {
    return InstanceNetworkInterface.builder()
        .networkInterfaceId(id("eni", index))
        .subnetId(id("subnet", 1))
        .vpcId(id("vpc", 1))
        .ownerId("123456789012")
        .macAddress("02:01:01:82:00:0" + index % 10)
        .privateIpAddress("172.31.1." + index % 250)
        .status(NetworkInterfaceStatus.IN_USE)
        .sourceDestCheck(true)
        .interfaceType("interface")
        .groups(groups)
        .build();
  }

  private static String id(String prefix, int index) {
    return "%s-%017x".formatted(prefix, index);
  }
}
