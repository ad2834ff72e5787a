// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.account;

import io.landbridge.ec2.model.AccountAttribute;
import io.landbridge.ec2.model.AccountAttributeValue;
import io.landbridge.ec2.model.DescribeAccountAttributesRequest;
import io.landbridge.ec2.model.DescribeAccountAttributesResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.ResourceLimit;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.vpcs.Topologies;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Tells the account's default VPC and its limits. EC2 API 2016-11-15, DescribeAccountAttributes;
 * native {@code listResourceLimits}, {@code listVPCs} and {@code listNetworks}.
 */
final class DescribeAccountAttributes
    implements Ec2Operation<DescribeAccountAttributesRequest, DescribeAccountAttributesResult> {
  /** EC2 has no word for unlimited; it must be a number. */
  private static final long UNLIMITED = 1_000_000;

  private static final String NO_DEFAULT_VPC = "none";

  /** How many groups an interface may have is EC2's own limit, not the cloud's. */
  private static final String GROUPS_PER_INTERFACE = "5";

  private final Ec2Backend backend;
  private final Topologies topologies;

  DescribeAccountAttributes(Ec2Backend backend) {
    this.backend = backend;
    this.topologies = new Topologies(backend);
  }

  @Override
  public DescribeAccountAttributesResult handle(
      Call call, DescribeAccountAttributesRequest request) {
    List<String> wanted = request.attributeNames();
    List<AccountAttribute> attributes =
        read(call).entrySet().stream()
            .filter(attribute -> wanted.isEmpty() || wanted.contains(attribute.getKey()))
            .map(attribute -> attribute(attribute.getKey(), attribute.getValue()))
            .toList();
    return DescribeAccountAttributesResult.builder().accountAttributes(attributes).build();
  }

  private SequencedMap<String, String> read(Call call) {
    List<ResourceLimit> limits =
        backend
            .cloud()
            .list(call, NativeRequest.of(NativeCommand.LIST_RESOURCE_LIMITS), ResourceLimit.class);
    SequencedMap<String, String> attributes = new TreeMap<>();
    attributes.put("supported-platforms", "VPC");
    attributes.put("default-vpc", defaultVpc(call));
    attributes.put("max-instances", limit(limits, "user_vm"));
    attributes.put("max-elastic-ips", limit(limits, "public_ip"));
    attributes.put("vpc-max-elastic-ips", limit(limits, "public_ip"));
    attributes.put("vpc-max-security-groups-per-interface", GROUPS_PER_INTERFACE);
    return attributes;
  }

  private String defaultVpc(Call call) {
    return topologies
        .get(call)
        .findDefaultVpc()
        .map(vpc -> backend.ids().getEc2Id(ResourceKind.VPC, vpc.id()))
        .orElse(NO_DEFAULT_VPC);
  }

  private static String limit(List<ResourceLimit> limits, String type) {
    long most =
        limits.stream()
            .filter(limit -> limit.resourcetypename().filter(type::equals).isPresent())
            .mapToLong(ResourceLimit::max)
            .findFirst()
            .orElse(-1);
    return Long.toString(most < 0 ? UNLIMITED : most);
  }

  private static AccountAttribute attribute(String name, String value) {
    return AccountAttribute.builder()
        .attributeName(name)
        .attributeValues(List.of(AccountAttributeValue.builder().attributeValue(value).build()))
        .build();
  }
}
