// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Action;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.jobs.JobEnd;
import java.util.List;

/** The actions on volumes. */
public final class VolumeOperations {
  private static final String NOT_NATIVE = "the cloud has nothing of the kind";
  private static final String NOT_MANAGED = "no resource is managed by a service";

  /** The lines of the table of supported actions. */
  public static final List<Ec2Action<?, ?>> ACTIONS =
      List.of(
          Ec2Action.of(Ec2Operations.CREATE_VOLUME, CreateVolume::new)
              .needs(NativeCommand.CREATE_VOLUME)
              .ignores("Operator", NOT_MANAGED)
              .refuses("KmsKeyId", "the offering decides about keys")
              .refuses("OutpostArn", NOT_NATIVE)
              .refuses("VolumeInitializationRate", NOT_NATIVE)
              .accepts("MultiAttachEnabled", "false"),
          Ec2Action.of(Ec2Operations.DELETE_VOLUME, DeleteVolume::new)
              .needs(NativeCommand.DELETE_VOLUME),
          Ec2Action.of(Ec2Operations.DESCRIBE_VOLUMES, DescribeVolumes::new)
              .needs(NativeCommand.LIST_VOLUMES)
              .ignores("IncludeManagedResources", NOT_MANAGED),
          Ec2Action.of(Ec2Operations.ATTACH_VOLUME, AttachVolume::new)
              .needs(NativeCommand.ATTACH_VOLUME)
              .accepts("EbsCardIndex", "0"),
          Ec2Action.of(Ec2Operations.DETACH_VOLUME, DetachVolume::new)
              .needs(NativeCommand.DETACH_VOLUME)
              .ignores("Force", "the cloud knows one way to detach"),
          Ec2Action.of(Ec2Operations.MODIFY_VOLUME, ModifyVolume::new)
              .needs(NativeCommand.RESIZE_VOLUME, NativeCommand.CHANGE_OFFERING_FOR_VOLUME)
              .accepts("MultiAttachEnabled", "false"),
          Ec2Action.of(
                  Ec2Operations.DESCRIBE_VOLUMES_MODIFICATIONS, DescribeVolumesModifications::new)
              .needs(NativeCommand.LIST_VOLUMES)
              .ignores("IncludeManagedResources", NOT_MANAGED),
          Ec2Action.of(Ec2Operations.DESCRIBE_VOLUME_STATUS, DescribeVolumeStatus::new)
              .needs(NativeCommand.LIST_VOLUMES)
              .ignores("IncludeManagedResources", NOT_MANAGED),
          Ec2Action.of(Ec2Operations.DESCRIBE_VOLUME_ATTRIBUTE, DescribeVolumeAttribute::new)
              .needs(NativeCommand.LIST_VOLUMES),
          Ec2Action.of(Ec2Operations.MODIFY_VOLUME_ATTRIBUTE, ModifyVolumeAttribute::new)
              .needs(NativeCommand.LIST_VOLUMES)
              .accepts("AutoEnableIO.Value", "false")
              .ignores("AutoEnableIO", "it is false already"),
          Ec2Action.of(Ec2Operations.ENABLE_VOLUME_IO, EnableVolumeIO::new)
              .needs(NativeCommand.LIST_VOLUMES),
          Ec2Action.of(Ec2Operations.GET_EBS_DEFAULT_KMS_KEY_ID, _ -> new GetEbsDefaultKmsKeyId()),
          Ec2Action.of(
              Ec2Operations.GET_EBS_ENCRYPTION_BY_DEFAULT, _ -> new GetEbsEncryptionByDefault()));

  private VolumeOperations() {}

  /** What follows from the end of native jobs on volumes. */
  public static List<JobEnd> jobEnds(Ec2Backend backend) {
    return List.of(new CreateEnd(backend), new DetachEnd(backend), new ModifyEnd(backend));
  }
}
