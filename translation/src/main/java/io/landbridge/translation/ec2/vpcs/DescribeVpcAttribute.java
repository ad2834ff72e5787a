// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.vpcs;

import io.landbridge.ec2.model.AttributeBooleanValue;
import io.landbridge.ec2.model.DescribeVpcAttributeRequest;
import io.landbridge.ec2.model.DescribeVpcAttributeResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ec2Ids;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;

/**
 * Tells one attribute of a VPC. The virtual router answers names, gives machines no public ones and
 * counts no addresses, whatever the VPC. EC2 API 2016-11-15, DescribeVpcAttribute; native {@code
 * listVPCs} and {@code listNetworks} for whether the VPC is there.
 */
final class DescribeVpcAttribute
    implements Ec2Operation<DescribeVpcAttributeRequest, DescribeVpcAttributeResult> {
  private final Topologies topologies;

  DescribeVpcAttribute(Ec2Backend backend) {
    this.topologies = new Topologies(backend);
  }

  @Override
  public void validate(Call call, DescribeVpcAttributeRequest request) {
    if (!Ec2Ids.isWellFormed(ResourceKind.VPC, request.vpcId())) {
      throw IdErrors.malformed(ResourceKind.VPC, request.vpcId());
    }
  }

  @Override
  public DescribeVpcAttributeResult handle(Call call, DescribeVpcAttributeRequest request) {
    var _ = topologies.getVpc(call, topologies.get(call), request.vpcId());
    var result = DescribeVpcAttributeResult.builder().vpcId(request.vpcId());
    return switch (request.attribute()) {
      case ENABLE_DNS_SUPPORT -> result.enableDnsSupport(value(true)).build();
      case ENABLE_DNS_HOSTNAMES -> result.enableDnsHostnames(value(false)).build();
      case ENABLE_NETWORK_ADDRESS_USAGE_METRICS ->
          result.enableNetworkAddressUsageMetrics(value(false)).build();
    };
  }

  private static AttributeBooleanValue value(boolean value) {
    return AttributeBooleanValue.builder().value(value).build();
  }
}
