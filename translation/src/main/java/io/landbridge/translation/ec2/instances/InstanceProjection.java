// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.ArchitectureValues;
import io.landbridge.ec2.model.AttachmentStatus;
import io.landbridge.ec2.model.CapacityReservationPreference;
import io.landbridge.ec2.model.CapacityReservationSpecificationResponse;
import io.landbridge.ec2.model.CpuOptions;
import io.landbridge.ec2.model.DeviceType;
import io.landbridge.ec2.model.EbsInstanceBlockDevice;
import io.landbridge.ec2.model.EnclaveOptions;
import io.landbridge.ec2.model.GroupIdentifier;
import io.landbridge.ec2.model.HibernationOptions;
import io.landbridge.ec2.model.HostnameType;
import io.landbridge.ec2.model.HypervisorType;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceAutoRecoveryState;
import io.landbridge.ec2.model.InstanceBlockDeviceMapping;
import io.landbridge.ec2.model.InstanceMaintenanceOptions;
import io.landbridge.ec2.model.InstanceNetworkInterface;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.Monitoring;
import io.landbridge.ec2.model.MonitoringState;
import io.landbridge.ec2.model.Placement;
import io.landbridge.ec2.model.PlatformValues;
import io.landbridge.ec2.model.PrivateDnsNameOptionsResponse;
import io.landbridge.ec2.model.StateReason;
import io.landbridge.ec2.model.Tenancy;
import io.landbridge.ec2.model.VirtualizationType;
import io.landbridge.schema.Shape;
import io.landbridge.translation.cloudstack.AffinityGroupRef;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.ec2.tags.TagShapes;
import io.landbridge.translation.ec2.volumes.DeviceNames;
import io.landbridge.translation.ec2.volumes.VolumeFacts;
import io.landbridge.translation.ids.ResourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns instances into EC2's shape. Members that clients read without asking whether they are there
 * are always there, with what EC2 has by default; see the source of Terraform's AWS provider,
 * resource aws_instance.
 */
final class InstanceProjection {
  private static final String DEFAULT_ROOT_DEVICE = "/dev/sda1";
  private static final String ROOT = "ROOT";

  // What is the same for every instance is made, and written, once.
  private static final CapacityReservationSpecificationResponse CAPACITY_RESERVATION =
      Shape.keepingXml(
          CapacityReservationSpecificationResponse.builder()
              .capacityReservationPreference(CapacityReservationPreference.OPEN)
              .build());
  private static final HibernationOptions HIBERNATION =
      Shape.keepingXml(HibernationOptions.builder().configured(false).build());
  private static final EnclaveOptions ENCLAVE =
      Shape.keepingXml(EnclaveOptions.builder().enabled(false).build());
  private static final PrivateDnsNameOptionsResponse PRIVATE_DNS_NAME =
      Shape.keepingXml(
          PrivateDnsNameOptionsResponse.builder()
              .hostnameType(HostnameType.IP_NAME)
              .enableResourceNameDnsARecord(false)
              .enableResourceNameDnsAAAARecord(false)
              .build());
  private static final InstanceMaintenanceOptions MAINTENANCE =
      Shape.keepingXml(
          InstanceMaintenanceOptions.builder()
              .autoRecovery(InstanceAutoRecoveryState.DEFAULT)
              .build());

  private final InstanceNames names;
  private final InterfaceProjection interfaces;

  InstanceProjection(InstanceNames names) {
    this.names = names;
    this.interfaces = new InterfaceProjection(names);
  }

  Instance toShape(OwnedInstance instance) {
    return Shape.keepingXml(
        switch (instance) {
          case OwnedInstance.Live live -> toShape(live);
          case OwnedInstance.Gone gone -> toShape(gone);
        });
  }

  private Instance toShape(OwnedInstance.Live live) {
    VirtualMachine vm = live.vm();
    List<GroupIdentifier> groups = names.groups(live);
    List<InstanceNetworkInterface> nics = interfaces.toShapes(live, groups);
    Optional<InstanceNetworkInterface> first = nics.stream().findFirst();
    boolean addressed = live.state() != InstanceStateName.TERMINATED;
    return common(
            live.instanceId(),
            live.state(),
            live.facts(),
            vm.created().orElse(Instant.EPOCH),
            isWindows(vm))
        .imageId(names.imageId(vm.templateid()))
        .instanceType(names.instanceType(vm))
        .keyName(keyName(vm))
        .architecture(architecture(vm.arch()))
        .placement(
            Placement.builder()
                .availabilityZone(names.zoneName(vm.zoneid()))
                .availabilityZoneId(names.zoneId(vm.zoneid()))
                .groupName(
                    vm.affinitygroup().stream()
                        .findFirst()
                        .flatMap(AffinityGroupRef::name)
                        .orElse(""))
                .tenancy(Tenancy.DEFAULT)
                .build())
        .rootDeviceName(rootDeviceName(live.facts()))
        .blockDeviceMappings(addressed ? mappings(live) : List.of())
        .networkInterfaces(addressed ? nics : List.of())
        .securityGroups(addressed ? groups : List.of())
        .sourceDestCheck(InterfaceProjection.sourceDestCheck(live.facts()))
        .subnetId(addressed ? first.flatMap(InstanceNetworkInterface::subnetId) : Optional.empty())
        .vpcId(addressed ? first.flatMap(InstanceNetworkInterface::vpcId) : Optional.empty())
        .privateIpAddress(
            addressed
                ? first.flatMap(InstanceNetworkInterface::privateIpAddress)
                : Optional.empty())
        .privateDnsName(
            first
                .filter(_ -> addressed)
                .flatMap(InstanceNetworkInterface::privateDnsName)
                .orElse(""))
        .publicIpAddress(addressed ? vm.publicip() : Optional.empty())
        .publicDnsName("")
        .cpuOptions(
            vm.cpunumber()
                .map(cores -> CpuOptions.builder().coreCount(cores).threadsPerCore(1).build()))
        .metadataOptions(MetadataOptions.toShape(live.facts()))
        .stateReason(failure(live))
        .tags(names.tags(live))
        .build();
  }

  private Instance toShape(OwnedInstance.Gone gone) {
    TerminatedInstance left = gone.tombstone();
    return common(
            gone.instanceId(),
            gone.state(),
            left.facts(),
            Instant.ofEpochMilli(left.launchTimeMillis()),
            left.windows())
        .imageId(left.imageId())
        .instanceType(left.instanceType())
        .keyName(left.keyName())
        .architecture(architecture(Optional.of(left.architecture())))
        .placement(
            Placement.builder()
                .availabilityZone(left.availabilityZone())
                .groupName("")
                .tenancy(Tenancy.DEFAULT)
                .build())
        .rootDeviceName(rootDeviceName(left.facts()))
        .privateDnsName("")
        .publicDnsName("")
        .metadataOptions(MetadataOptions.toShape(left.facts()))
        .stateReason(
            left.reason()
                .map(reason -> reason(reason.code(), reason.message()))
                .orElseGet(() ->
                    reason(
                        "Client.UserInitiatedShutdown",
                        "Client.UserInitiatedShutdown: User initiated shutdown")))
        .stateTransitionReason(
            left.reason().map(TerminatedInstance.Reason::message).orElse("User initiated"))
        .tags(TagShapes.of(left.tags()))
        .build();
  }

  private static Instance.Builder common(
      String instanceId,
      InstanceStateName state,
      Map<String, String> facts,
      Instant launchTime,
      boolean windows) {
    return Instance.builder()
        .instanceId(instanceId)
        .state(InstanceStates.toShape(state))
        .stateTransitionReason("")
        .amiLaunchIndex(Integer.parseInt(facts.getOrDefault(InstanceFacts.LAUNCH_INDEX, "0")))
        .clientToken(facts.getOrDefault(InstanceFacts.CLIENT_TOKEN, ""))
        .launchTime(launchTime)
        .platform(windows ? Optional.of(PlatformValues.WINDOWS) : Optional.empty())
        .platformDetails(windows ? "Windows" : "Linux/UNIX")
        .usageOperation(windows ? "RunInstances:0002" : "RunInstances")
        .usageOperationUpdateTime(launchTime)
        .monitoring(Monitoring.builder().state(monitoring(facts)).build())
        .ebsOptimized(Boolean.parseBoolean(facts.get(InstanceFacts.EBS_OPTIMIZED)))
        .enaSupport(true)
        // EC2 knows xen and ovm only; clients read xen for everything else.
        .hypervisor(HypervisorType.XEN)
        .virtualizationType(VirtualizationType.HVM)
        .rootDeviceType(DeviceType.EBS)
        .capacityReservationSpecification(CAPACITY_RESERVATION)
        .hibernationOptions(HIBERNATION)
        .enclaveOptions(ENCLAVE)
        .privateDnsNameOptions(PRIVATE_DNS_NAME)
        .maintenanceOptions(MAINTENANCE);
  }

  static MonitoringState monitoring(Map<String, String> facts) {
    return Boolean.parseBoolean(facts.get(InstanceFacts.MONITORING))
        ? MonitoringState.ENABLED
        : MonitoringState.DISABLED;
  }

  static boolean isWindows(VirtualMachine vm) {
    return vm.osdisplayname().filter(name -> name.startsWith("Windows")).isPresent();
  }

  static Optional<String> keyName(VirtualMachine vm) {
    return vm.keypairs().or(vm::keypair).filter(name -> !name.isEmpty());
  }

  static String rootDeviceName(Map<String, String> facts) {
    return facts.getOrDefault(InstanceFacts.ROOT_DEVICE_NAME, DEFAULT_ROOT_DEVICE);
  }

  private static ArchitectureValues architecture(Optional<String> arch) {
    return arch.filter(name -> name.equals("aarch64") || name.equals("arm64")).isPresent()
        ? ArchitectureValues.ARM64
        : ArchitectureValues.X86_64;
  }

  List<InstanceBlockDeviceMapping> mappings(OwnedInstance.Live live) {
    return live.volumes().stream().map(volume -> toMapping(live, volume)).toList();
  }

  private InstanceBlockDeviceMapping toMapping(OwnedInstance.Live live, Volume volume) {
    Map<String, String> facts = live.volumeFacts().getOrDefault(volume.id().value(), Map.of());
    return InstanceBlockDeviceMapping.builder()
        .deviceName(deviceName(live, volume, facts))
        .ebs(
            EbsInstanceBlockDevice.builder()
                .volumeId(names.ec2Id(ResourceKind.VOLUME, volume.id()))
                .status(status(volume))
                .attachTime(volume.attached().or(volume::created).or(() -> live.vm().created()))
                .deleteOnTermination(deletesOnTermination(volume, facts))
                .build())
        .build();
  }

  static String deviceName(OwnedInstance.Live live, Volume volume, Map<String, String> facts) {
    if (volume.type().equals(ROOT)) {
      return rootDeviceName(live.facts());
    }
    return Optional.ofNullable(facts.get(VolumeFacts.DEVICE_NAME))
        .orElseGet(() -> DeviceNames.fromDeviceId(volume.deviceid().orElse(1L)));
  }

  /** A root volume always goes with its machine natively. */
  static boolean deletesOnTermination(Volume volume, Map<String, String> facts) {
    return volume.type().equals(ROOT)
        || Boolean.parseBoolean(facts.get(VolumeFacts.DELETE_ON_TERMINATION));
  }

  private static AttachmentStatus status(Volume volume) {
    return volume.state().equals("Attaching")
        ? AttachmentStatus.ATTACHING
        : AttachmentStatus.ATTACHED;
  }

  private static Optional<StateReason> failure(OwnedInstance.Live live) {
    if (live.state() == InstanceStateName.STOPPED) {
      return Optional.of(
          reason(
              "Client.UserInitiatedShutdown",
              "Client.UserInitiatedShutdown: User initiated shutdown"));
    }
    return live.jobs().stream()
        .filter(job -> job.purpose().equals(InstanceJobs.DEPLOY))
        .flatMap(job -> job.error().stream())
        .map(LaunchFailure::of)
        .map(cause -> reason(cause.code(), cause.message()))
        .findFirst()
        .or(() ->
            live.vm().state().equals("Error")
                ? Optional.of(
                    reason(
                        "Server.InternalError", "Server.InternalError: Internal error on launch"))
                : Optional.empty());
  }

  private static StateReason reason(String code, String message) {
    return StateReason.builder().code(code).message(message).build();
  }
}
