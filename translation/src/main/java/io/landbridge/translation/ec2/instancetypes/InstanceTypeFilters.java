// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instancetypes;

import io.landbridge.ec2.model.EbsInfo;
import io.landbridge.ec2.model.InstanceTypeInfo;
import io.landbridge.ec2.model.MemoryInfo;
import io.landbridge.ec2.model.NetworkInfo;
import io.landbridge.ec2.model.ProcessorInfo;
import io.landbridge.ec2.model.VCpuInfo;
import io.landbridge.translation.ec2.describe.FilterTable;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What instance types can be filtered by. EC2 API 2016-11-15, DescribeInstanceTypes, Filters. */
final class InstanceTypeFilters {
  static final FilterTable<InstanceTypeInfo> TABLE = memory(network(ebs(processor(plain()))));

  private InstanceTypeFilters() {}

  private static FilterTable<InstanceTypeInfo> plain() {
    return FilterTable.<InstanceTypeInfo>empty()
        .with("auto-recovery-supported", InstanceTypeInfo::autoRecoverySupported)
        .with("bare-metal", InstanceTypeInfo::bareMetal)
        .with("burstable-performance-supported", InstanceTypeInfo::burstablePerformanceSupported)
        .with("current-generation", InstanceTypeInfo::currentGeneration)
        .with("dedicated-hosts-supported", InstanceTypeInfo::dedicatedHostsSupported)
        .with("free-tier-eligible", InstanceTypeInfo::freeTierEligible)
        .with("hibernation-supported", InstanceTypeInfo::hibernationSupported)
        .with("hypervisor", InstanceTypeInfo::hypervisor)
        .with("instance-storage-supported", InstanceTypeInfo::instanceStorageSupported)
        .with("instance-type", InstanceTypeInfo::instanceType)
        .with("nitro-enclaves-support", InstanceTypeInfo::nitroEnclavesSupport)
        .with("nitro-tpm-support", InstanceTypeInfo::nitroTpmSupport)
        .withAll("supported-boot-mode", type -> type.supportedBootModes().stream())
        .withAll("supported-root-device-type", type -> type.supportedRootDeviceTypes().stream())
        .withAll("supported-usage-class", type -> type.supportedUsageClasses().stream())
        .withAll(
            "supported-virtualization-type", type -> type.supportedVirtualizationTypes().stream());
  }

  private static FilterTable<InstanceTypeInfo> processor(FilterTable<InstanceTypeInfo> table) {
    return table
        .withAll(
            "processor-info.supported-architecture",
            type -> type.processorInfo().stream().flatMap(p -> p.supportedArchitectures().stream()))
        .withAll(
            "processor-info.supported-features",
            type -> type.processorInfo().stream().flatMap(p -> p.supportedFeatures().stream()))
        .with(
            "processor-info.sustained-clock-speed-in-ghz",
            type -> type.processorInfo().flatMap(ProcessorInfo::sustainedClockSpeedInGhz))
        .with("vcpu-info.default-cores", vcpus(VCpuInfo::defaultCores))
        .with("vcpu-info.default-threads-per-core", vcpus(VCpuInfo::defaultThreadsPerCore))
        .with("vcpu-info.default-vcpus", vcpus(VCpuInfo::defaultVCpus))
        .withAll("vcpu-info.valid-cores", each(v -> v.validCores().stream()))
        .withAll("vcpu-info.valid-threads-per-core", each(v -> v.validThreadsPerCore().stream()));
  }

  private static Function<InstanceTypeInfo, Optional<Integer>> vcpus(
      Function<VCpuInfo, Optional<Integer>> member) {
    return type -> type.vCpuInfo().flatMap(member);
  }

  private static Function<InstanceTypeInfo, Stream<Integer>> each(
      Function<VCpuInfo, Stream<Integer>> member) {
    return type -> type.vCpuInfo().stream().flatMap(member);
  }

  private static FilterTable<InstanceTypeInfo> ebs(FilterTable<InstanceTypeInfo> table) {
    return table
        .with(
            "ebs-info.ebs-optimized-support",
            type -> type.ebsInfo().flatMap(EbsInfo::ebsOptimizedSupport))
        .with(
            "ebs-info.encryption-support",
            type -> type.ebsInfo().flatMap(EbsInfo::encryptionSupport))
        .with("ebs-info.nvme-support", type -> type.ebsInfo().flatMap(EbsInfo::nvmeSupport));
  }

  private static FilterTable<InstanceTypeInfo> network(FilterTable<InstanceTypeInfo> table) {
    return table
        .with("network-info.efa-supported", network(NetworkInfo::efaSupported))
        .with("network-info.ena-support", network(NetworkInfo::enaSupport))
        .with(
            "network-info.encryption-in-transit-supported",
            network(NetworkInfo::encryptionInTransitSupported))
        .with(
            "network-info.ipv4-addresses-per-interface",
            network(NetworkInfo::ipv4AddressesPerInterface))
        .with(
            "network-info.ipv6-addresses-per-interface",
            network(NetworkInfo::ipv6AddressesPerInterface))
        .with("network-info.ipv6-supported", network(NetworkInfo::ipv6Supported))
        .with("network-info.maximum-network-cards", network(NetworkInfo::maximumNetworkCards))
        .with(
            "network-info.maximum-network-interfaces",
            network(NetworkInfo::maximumNetworkInterfaces))
        .with("network-info.network-performance", network(NetworkInfo::networkPerformance));
  }

  private static <V> Function<InstanceTypeInfo, Optional<V>> network(
      Function<NetworkInfo, Optional<V>> member) {
    return type -> type.networkInfo().flatMap(member);
  }

  private static FilterTable<InstanceTypeInfo> memory(FilterTable<InstanceTypeInfo> table) {
    return table.with(
        "memory-info.size-in-mib", type -> type.memoryInfo().flatMap(MemoryInfo::sizeInMiB));
  }
}
