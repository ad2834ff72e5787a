// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.conformance;

import io.landbridge.schema.Member;
import io.landbridge.schema.Schema;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;

/** Where the AWS SDK for Java's names differ from the model's. */
final class SdkNames {
  /**
   * Members of the model that are newer than the SDK. A member that the SDK has learnt does not
   * belong here: {@link WireNamesTest} fails until its line is gone.
   */
  static final Set<String> NEWER_THAN_SDK =
      Set.of(
          "DescribeCapacityBlockOfferingsRequest.InstanceTypePreferences",
          "Image.ScanResults",
          "InstanceStatus.PerformanceStatus",
          "LaunchTemplatesMonitoring.MetricCategoryIds",
          "LaunchTemplatesMonitoringRequest.MetricCategoryIds",
          "ModifyVpnTunnelOptionsSpecification.Phase1AdditionalKeyExchanges",
          "ModifyVpnTunnelOptionsSpecification.Phase2AdditionalKeyExchanges",
          "MonitorInstancesRequest.MetricCategoryIds",
          "Monitoring.MetricCategoryIds",
          "RunInstancesMonitoringEnabled.MetricCategoryIds",
          "Snapshot.AssociatedKmsKeys",
          "TunnelOption.Phase1AdditionalKeyExchanges",
          "TunnelOption.Phase2AdditionalKeyExchanges",
          "UnmonitorInstancesRequest.MetricCategoryIds",
          "VpcEncryptionControlConfiguration.ApiGatewayV2Exclusion",
          "VpcEncryptionControlConfiguration.GlobalAcceleratorExclusion",
          "VpcEncryptionControlExclusions.ApiGatewayV2",
          "VpcEncryptionControlExclusions.GlobalAccelerator",
          "VpnTunnelOptionsSpecification.Phase1AdditionalKeyExchanges",
          "VpnTunnelOptionsSpecification.Phase2AdditionalKeyExchanges");

  /** Actions of the model that are newer than the SDK; as above. */
  static final Set<String> NEWER_ACTIONS =
      Set.of(
          "DescribeMetricCategories",
          "DescribeNetworkingFlexCostAllocationPolicies",
          "DescribeNetworkingFlexCostAllocationPolicyAssociations",
          "DescribeTransitGatewayNetworkFunctionAttachments");

  // Java's keywords, which the SDK evades in some shapes.
  private static final Map<String, String> RENAMED =
      Map.of("Return", "ReturnValue", "Public", "PublicLaunchPermissions");

  private SdkNames() {}

  /** A member's name with its shape's. */
  static String qualified(Schema<?> schema, Member<?> member) {
    return schema.name() + "." + member.name();
  }

  /** Whether the SDK has the member. */
  static boolean isKnown(Schema<?> schema, Member<?> member) {
    return !NEWER_THAN_SDK.contains(qualified(schema, member));
  }

  /** The SDK's field of the member. */
  static Optional<SdkField<?>> find(Member<?> member, Collection<SdkField<?>> fields) {
    return Stream.of(member.name(), RENAMED.getOrDefault(member.name(), member.name()))
        .flatMap(name -> fields.stream().filter(field -> field.memberName().equals(name)))
        .findFirst();
  }
}
