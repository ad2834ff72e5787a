// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.ec2.model.Reservation;
import io.landbridge.ec2.model.RunInstancesRequest;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Action;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.jobs.JobEnd;
import java.util.List;

/** The actions on instances. */
public final class InstanceOperations {
  private static final String NO_IPV6 = "subnets have no IPv6 addresses";
  private static final String NOT_NATIVE = "the cloud has nothing of the kind";

  /** The lines of the table of supported actions. */
  public static final List<Ec2Action<?, ?>> ACTIONS =
      List.of(
          runInstances(),
          Ec2Action.of(Ec2Operations.DESCRIBE_INSTANCES, DescribeInstances::new)
              .needs(NativeCommand.LIST_VIRTUAL_MACHINES, NativeCommand.LIST_VOLUMES)
              .ignores("IncludeManagedResources", "no resource is managed by a service"),
          Ec2Action.of(Ec2Operations.DESCRIBE_INSTANCE_STATUS, DescribeInstanceStatus::new)
              .needs(NativeCommand.LIST_VIRTUAL_MACHINES)
              .ignores("IncludeManagedResources", "no resource is managed by a service"),
          Ec2Action.of(Ec2Operations.START_INSTANCES, StartInstances::new)
              .needs(NativeCommand.START_VIRTUAL_MACHINE)
              .ignores("AdditionalInfo", "reserved by EC2"),
          Ec2Action.of(Ec2Operations.STOP_INSTANCES, StopInstances::new)
              .needs(NativeCommand.STOP_VIRTUAL_MACHINE)
              .accepts("Hibernate", "false")
              .accepts("SkipOsShutdown", "false"),
          Ec2Action.of(Ec2Operations.REBOOT_INSTANCES, RebootInstances::new)
              .needs(NativeCommand.REBOOT_VIRTUAL_MACHINE),
          Ec2Action.of(Ec2Operations.TERMINATE_INSTANCES, TerminateInstances::new)
              .needs(NativeCommand.DESTROY_VIRTUAL_MACHINE)
              .ignores("Force", "a machine that is destroyed is forced to stop natively")
              .ignores("SkipOsShutdown", "a machine that is destroyed is forced to stop natively"),
          Ec2Action.of(Ec2Operations.DESCRIBE_INSTANCE_ATTRIBUTE, DescribeInstanceAttribute::new)
              .needs(
                  NativeCommand.LIST_VIRTUAL_MACHINES, NativeCommand.GET_VIRTUAL_MACHINE_USER_DATA),
          Ec2Action.of(Ec2Operations.MODIFY_INSTANCE_ATTRIBUTE, ModifyInstanceAttribute::new)
              .needs(
                  NativeCommand.UPDATE_VIRTUAL_MACHINE,
                  NativeCommand.CHANGE_SERVICE_FOR_VIRTUAL_MACHINE)
              .refuses("Kernel", NOT_NATIVE)
              .refuses("Ramdisk", NOT_NATIVE)
              .refuses("SriovNetSupport", NOT_NATIVE)
              .accepts("EnaSupport.Value", "true")
              .accepts("EnclaveOptions.Enabled", "false")
              .refuses("BlockDeviceMappings.NoDevice", NOT_NATIVE)
              .refuses("BlockDeviceMappings.VirtualName", NOT_NATIVE)
              .ignores("BlockDeviceMappings.Ebs.VolumeId", "the device name tells the volume"),
          Ec2Action.of(Ec2Operations.RESET_INSTANCE_ATTRIBUTE, ResetInstanceAttribute::new)
              .needs(NativeCommand.LIST_VIRTUAL_MACHINES)
              .accepts("Attribute", "sourceDestCheck"),
          Ec2Action.of(
                  Ec2Operations.MODIFY_INSTANCE_METADATA_OPTIONS,
                  ModifyInstanceMetadataOptions::new)
              .needs(NativeCommand.LIST_VIRTUAL_MACHINES),
          Ec2Action.of(
              Ec2Operations.GET_INSTANCE_METADATA_DEFAULTS, GetInstanceMetadataDefaults::new),
          Ec2Action.of(
              Ec2Operations.MODIFY_INSTANCE_METADATA_DEFAULTS, ModifyInstanceMetadataDefaults::new),
          Ec2Action.of(Ec2Operations.MONITOR_INSTANCES, MonitorInstances::new)
              .needs(NativeCommand.LIST_VIRTUAL_MACHINES)
              .ignores("MetricCategoryIds", "metrics are not kept"),
          Ec2Action.of(Ec2Operations.UNMONITOR_INSTANCES, UnmonitorInstances::new)
              .needs(NativeCommand.LIST_VIRTUAL_MACHINES)
              .ignores("MetricCategoryIds", "metrics are not kept"),
          Ec2Action.of(
                  Ec2Operations.DESCRIBE_INSTANCE_CREDIT_SPECIFICATIONS,
                  DescribeInstanceCreditSpecifications::new)
              .needs(NativeCommand.LIST_VIRTUAL_MACHINES),
          Ec2Action.of(Ec2Operations.GET_CONSOLE_OUTPUT, GetConsoleOutput::new)
              .needs(NativeCommand.LIST_VIRTUAL_MACHINES)
              .ignores("Latest", "there is no output to choose from"),
          Ec2Action.of(Ec2Operations.GET_PASSWORD_DATA, GetPasswordData::new)
              .needs(NativeCommand.GET_VM_PASSWORD));

  private InstanceOperations() {}

  /** What follows from the end of native jobs on instances. */
  public static List<JobEnd> jobEnds(Ec2Backend backend) {
    return List.of(new DeployEnd(backend), new TerminateEnd(backend));
  }

  private static Ec2Action<RunInstancesRequest, Reservation> runInstances() {
    return interfaces(
        disks(
            placement(
                Ec2Action.of(Ec2Operations.RUN_INSTANCES, RunInstances::new)
                    .needs(NativeCommand.DEPLOY_VIRTUAL_MACHINE)
                    .ignores("AdditionalInfo", "reserved by EC2")
                    .ignores("MaintenanceOptions", "the offering decides about recovery")
                    .ignores("PrivateDnsNameOptions", "names are made from addresses")
                    .ignores("NetworkPerformanceOptions", "the offering decides about bandwidth")
                    .ignores("CreditSpecification", "no instance type bursts")
                    .ignores("Operator", "no resource is managed by a service")
                    .refuses("KernelId", NOT_NATIVE)
                    .refuses("RamdiskId", NOT_NATIVE)
                    .refuses("ElasticGpuSpecification", NOT_NATIVE)
                    .refuses("ElasticInferenceAccelerators", NOT_NATIVE)
                    .refuses("LicenseSpecifications", NOT_NATIVE)
                    .refuses("InstanceMarketOptions", NOT_NATIVE)
                    .refuses("IamInstanceProfile", "instances have no roles")
                    .refuses("LaunchTemplate", "there are no launch templates")
                    .refuses("SecondaryInterfaces", NOT_NATIVE)
                    .refuses("CpuOptions", "the instance type decides about cores")
                    .refuses("Ipv6AddressCount", NO_IPV6)
                    .refuses("Ipv6Addresses", NO_IPV6)
                    .accepts("EnablePrimaryIpv6", "false")
                    .accepts("HibernationOptions.Configured", "false")
                    .accepts("EnclaveOptions.Enabled", "false")
                    .accepts(
                        "CapacityReservationSpecification.CapacityReservationPreference",
                        "open",
                        "none")
                    .refuses(
                        "CapacityReservationSpecification.CapacityReservationTarget", NOT_NATIVE)
                    .ignores("Monitoring.MetricCategoryIds", "metrics are not kept"))));
  }

  private static Ec2Action<RunInstancesRequest, Reservation> placement(
      Ec2Action<RunInstancesRequest, Reservation> action) {
    return action
        .accepts("Placement.Tenancy", "default")
        .refuses("Placement.Affinity", NOT_NATIVE)
        .refuses("Placement.HostId", "hosts are the operator's")
        .refuses("Placement.HostResourceGroupArn", NOT_NATIVE)
        .refuses("Placement.PartitionNumber", NOT_NATIVE)
        .refuses("Placement.SpreadDomain", "reserved by EC2")
        .refuses("Placement.GroupId", "name the group by Placement.GroupName");
  }

  private static Ec2Action<RunInstancesRequest, Reservation> disks(
      Ec2Action<RunInstancesRequest, Reservation> action) {
    return action
        .refuses("BlockDeviceMappings.VirtualName", "machines have no disks of their host")
        .refuses(
            "BlockDeviceMappings.Ebs.SnapshotId",
            "create the volume from the snapshot and attach it")
        .accepts("BlockDeviceMappings.Ebs.Encrypted", "false")
        .refuses("BlockDeviceMappings.Ebs.KmsKeyId", NOT_NATIVE)
        .refuses("BlockDeviceMappings.Ebs.OutpostArn", NOT_NATIVE)
        .refuses("BlockDeviceMappings.Ebs.VolumeInitializationRate", NOT_NATIVE)
        .ignores("BlockDeviceMappings.Ebs.Throughput", "the offering decides about throughput")
        .ignores("BlockDeviceMappings.Ebs.EbsCardIndex", "there is one card")
        .ignores("BlockDeviceMappings.Ebs.AvailabilityZone", "volumes are where the instance is")
        .ignores("BlockDeviceMappings.Ebs.AvailabilityZoneId", "volumes are where the instance is");
  }

  private static Ec2Action<RunInstancesRequest, Reservation> interfaces(
      Ec2Action<RunInstancesRequest, Reservation> action) {
    String path = "NetworkInterfaces.";
    return action
        .accepts(path + "AssociatePublicIpAddress", "false")
        .accepts(path + "DeleteOnTermination", "true")
        .accepts(path + "InterfaceType", "interface")
        .accepts(path + "NetworkCardIndex", "0")
        .accepts(path + "SecondaryPrivateIpAddressCount", "0")
        .accepts(path + "PrimaryIpv6", "false")
        .ignores(path + "Description", "interfaces have no description natively")
        .ignores(path + "ConnectionTrackingSpecification", "the cloud decides about time-outs")
        .refuses(path + "NetworkInterfaceId", "interfaces exist with their machine only")
        .refuses(path + "AssociateCarrierIpAddress", NOT_NATIVE)
        .refuses(path + "EnaSrdSpecification", NOT_NATIVE)
        .refuses(path + "EnaQueueCount", NOT_NATIVE)
        .refuses(path + "Ipv4Prefixes", NOT_NATIVE)
        .refuses(path + "Ipv4PrefixCount", NOT_NATIVE)
        .refuses(path + "Ipv6Prefixes", NO_IPV6)
        .refuses(path + "Ipv6PrefixCount", NO_IPV6)
        .refuses(path + "Ipv6AddressCount", NO_IPV6)
        .refuses(path + "Ipv6Addresses", NO_IPV6);
  }
}
