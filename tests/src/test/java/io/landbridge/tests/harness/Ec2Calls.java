// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.AttachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.AttachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesModificationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesModificationsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.DetachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DetachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** The operations of EC2 that cases call, see {@link SdkCalls}. */
public interface Ec2Calls {
  AttachVolumeResponse attachVolume(Consumer<AttachVolumeRequest.Builder> request);

  AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(
      Consumer<AuthorizeSecurityGroupIngressRequest.Builder> request);

  CreateKeyPairResponse createKeyPair(Consumer<CreateKeyPairRequest.Builder> request);

  CreateSecurityGroupResponse createSecurityGroup(
      Consumer<CreateSecurityGroupRequest.Builder> request);

  CreateSnapshotResponse createSnapshot(Consumer<CreateSnapshotRequest.Builder> request);

  CreateVolumeResponse createVolume(Consumer<CreateVolumeRequest.Builder> request);

  DeleteKeyPairResponse deleteKeyPair(Consumer<DeleteKeyPairRequest.Builder> request);

  DeleteSecurityGroupResponse deleteSecurityGroup(
      Consumer<DeleteSecurityGroupRequest.Builder> request);

  DeleteSnapshotResponse deleteSnapshot(Consumer<DeleteSnapshotRequest.Builder> request);

  DeleteVolumeResponse deleteVolume(Consumer<DeleteVolumeRequest.Builder> request);

  DescribeImagesResponse describeImages(Consumer<DescribeImagesRequest.Builder> request);

  DescribeInstanceAttributeResponse describeInstanceAttribute(
      Consumer<DescribeInstanceAttributeRequest.Builder> request);

  DescribeInstancesResponse describeInstances();

  DescribeInstancesResponse describeInstances(Consumer<DescribeInstancesRequest.Builder> request);

  DescribeKeyPairsResponse describeKeyPairs(Consumer<DescribeKeyPairsRequest.Builder> request);

  DescribeSecurityGroupRulesResponse describeSecurityGroupRules(
      Consumer<DescribeSecurityGroupRulesRequest.Builder> request);

  DescribeSecurityGroupsResponse describeSecurityGroups(
      Consumer<DescribeSecurityGroupsRequest.Builder> request);

  DescribeSnapshotsResponse describeSnapshots(Consumer<DescribeSnapshotsRequest.Builder> request);

  DescribeVolumesResponse describeVolumes(Consumer<DescribeVolumesRequest.Builder> request);

  DescribeVolumesModificationsResponse describeVolumesModifications(
      Consumer<DescribeVolumesModificationsRequest.Builder> request);

  DetachVolumeResponse detachVolume(Consumer<DetachVolumeRequest.Builder> request);

  ModifyInstanceAttributeResponse modifyInstanceAttribute(
      Consumer<ModifyInstanceAttributeRequest.Builder> request);

  ModifySecurityGroupRulesResponse modifySecurityGroupRules(
      Consumer<ModifySecurityGroupRulesRequest.Builder> request);

  ModifyVolumeResponse modifyVolume(Consumer<ModifyVolumeRequest.Builder> request);

  RunInstancesResponse runInstances(RunInstancesRequest request);

  RunInstancesResponse runInstances(Consumer<RunInstancesRequest.Builder> request);

  StartInstancesResponse startInstances(Consumer<StartInstancesRequest.Builder> request);

  StopInstancesResponse stopInstances(Consumer<StopInstancesRequest.Builder> request);

  TerminateInstancesResponse terminateInstances(
      Consumer<TerminateInstancesRequest.Builder> request);
}
