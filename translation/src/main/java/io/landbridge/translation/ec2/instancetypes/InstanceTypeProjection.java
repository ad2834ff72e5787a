// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instancetypes;

import io.landbridge.ec2.model.ArchitectureType;
import io.landbridge.ec2.model.BootModeType;
import io.landbridge.ec2.model.EbsEncryptionSupport;
import io.landbridge.ec2.model.EbsInfo;
import io.landbridge.ec2.model.EbsNvmeSupport;
import io.landbridge.ec2.model.EbsOptimizedSupport;
import io.landbridge.ec2.model.EnaSupport;
import io.landbridge.ec2.model.GpuDeviceInfo;
import io.landbridge.ec2.model.GpuDeviceMemoryInfo;
import io.landbridge.ec2.model.GpuInfo;
import io.landbridge.ec2.model.InstanceTypeHypervisor;
import io.landbridge.ec2.model.InstanceTypeInfo;
import io.landbridge.ec2.model.MemoryInfo;
import io.landbridge.ec2.model.NetworkCardInfo;
import io.landbridge.ec2.model.NetworkInfo;
import io.landbridge.ec2.model.NitroEnclavesSupport;
import io.landbridge.ec2.model.NitroTpmSupport;
import io.landbridge.ec2.model.PlacementGroupInfo;
import io.landbridge.ec2.model.PlacementGroupStrategy;
import io.landbridge.ec2.model.ProcessorInfo;
import io.landbridge.ec2.model.RootDeviceType;
import io.landbridge.ec2.model.UsageClassType;
import io.landbridge.ec2.model.VCpuInfo;
import io.landbridge.ec2.model.VirtualizationType;
import io.landbridge.translation.cloudstack.ServiceOffering;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A service offering as EC2 shows an instance type. Every nested structure is there, because
 * Terraform's provider reads them without looking.
 */
final class InstanceTypeProjection {
  /** The interfaces and addresses of a machine that CloudStack allows for whatever its size. */
  private static final int MOST_INTERFACES = 8;

  private static final int MOST_ADDRESSES = 10;
  private static final int MBIT_IN_GBIT = 1000;
  private static final double MHZ_IN_GHZ = 1000;

  private InstanceTypeProjection() {}

  /**
   * The shape of a type.
   *
   * @param arm64 whether the cloud has machines of that architecture too; an offering does not say
   */
  static InstanceTypeInfo project(String type, ServiceOffering offering, boolean arm64) {
    return InstanceTypeInfo.builder()
        .instanceType(type)
        .currentGeneration(true)
        .freeTierEligible(false)
        .supportedUsageClasses(List.of(UsageClassType.ON_DEMAND))
        .supportedRootDeviceTypes(List.of(RootDeviceType.EBS))
        .supportedVirtualizationTypes(List.of(VirtualizationType.HVM))
        .supportedBootModes(List.of(BootModeType.LEGACY_BIOS, BootModeType.UEFI))
        .bareMetal(false)
        .hypervisor(InstanceTypeHypervisor.XEN)
        .processorInfo(toProcessor(offering, arm64))
        .vCpuInfo(toVcpus(offering.cpunumber().orElse(1)))
        .memoryInfo(
            MemoryInfo.builder().sizeInMiB(offering.memory().map(Integer::longValue)).build())
        .instanceStorageSupported(false)
        .ebsInfo(toEbs())
        .networkInfo(toNetwork(offering))
        .gpuInfo(toGpu(offering))
        .placementGroupInfo(
            PlacementGroupInfo.builder()
                .supportedStrategies(
                    List.of(PlacementGroupStrategy.CLUSTER, PlacementGroupStrategy.SPREAD))
                .build())
        .hibernationSupported(false)
        .burstablePerformanceSupported(false)
        .dedicatedHostsSupported(false)
        .autoRecoverySupported(offering.offerha().orElse(false))
        .nitroEnclavesSupport(NitroEnclavesSupport.UNSUPPORTED)
        .nitroTpmSupport(NitroTpmSupport.UNSUPPORTED)
        .build();
  }

  private static ProcessorInfo toProcessor(ServiceOffering offering, boolean arm64) {
    return ProcessorInfo.builder()
        .supportedArchitectures(
            arm64
                ? List.of(ArchitectureType.ARM64, ArchitectureType.X86_64)
                : List.of(ArchitectureType.X86_64))
        .sustainedClockSpeedInGhz(offering.cpuspeed().map(mhz -> mhz / MHZ_IN_GHZ))
        .supportedFeatures(List.of())
        .build();
  }

  private static VCpuInfo toVcpus(int count) {
    return VCpuInfo.builder()
        .defaultVCpus(count)
        .defaultCores(count)
        .defaultThreadsPerCore(1)
        .validCores(IntStream.rangeClosed(1, count).boxed().toList())
        .validThreadsPerCore(List.of(1))
        .build();
  }

  private static EbsInfo toEbs() {
    return EbsInfo.builder()
        .ebsOptimizedSupport(EbsOptimizedSupport.DEFAULT)
        .encryptionSupport(EbsEncryptionSupport.SUPPORTED)
        .nvmeSupport(EbsNvmeSupport.UNSUPPORTED)
        .build();
  }

  private static NetworkInfo toNetwork(ServiceOffering offering) {
    String performance =
        offering.networkrate().map(InstanceTypeProjection::toPerformance).orElse("Moderate");
    return NetworkInfo.builder()
        .networkPerformance(performance)
        .maximumNetworkInterfaces(MOST_INTERFACES)
        .maximumNetworkCards(1)
        .defaultNetworkCardIndex(0)
        .networkCards(
            List.of(
                NetworkCardInfo.builder()
                    .networkCardIndex(0)
                    .networkPerformance(performance)
                    .maximumNetworkInterfaces(MOST_INTERFACES)
                    .build()))
        .ipv4AddressesPerInterface(MOST_ADDRESSES)
        .ipv6AddressesPerInterface(0)
        .ipv6Supported(false)
        .enaSupport(EnaSupport.SUPPORTED)
        .efaSupported(false)
        .encryptionInTransitSupported(false)
        .enaSrdSupported(false)
        .build();
  }

  private static String toPerformance(int mbit) {
    return mbit % MBIT_IN_GBIT == 0 ? mbit / MBIT_IN_GBIT + " Gigabit" : mbit + " Megabit";
  }

  private static Optional<GpuInfo> toGpu(ServiceOffering offering) {
    return offering
        .gpucardname()
        .map(name ->
            GpuInfo.builder()
                .gpus(
                    List.of(
                        GpuDeviceInfo.builder()
                            .name(name)
                            .count(offering.gpucount().orElse(1))
                            .memoryInfo(GpuDeviceMemoryInfo.builder().build())
                            .build()))
                .build());
  }
}
