// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.ec2.Ec2Actions;
import io.landbridge.ec2.Ec2Operations;
import io.landbridge.query.Operation;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads of resources that do not exist here: of areas that the cloud does not have, and of things
 * that only a gateway could hold and that no supported action makes. Whoever asks is told that
 * there are none. Terraform, consoles and inventory tools ask for them while they look at something
 * else, and take an error for a fault.
 */
final class ReadsOfNothing {
  private static final List<Operation<?, ?>> OPERATIONS =
      List.of(
          Ec2Operations.DESCRIBE_ADDRESSES_ATTRIBUTE,
          Ec2Operations.DESCRIBE_AWS_NETWORK_PERFORMANCE_METRIC_SUBSCRIPTIONS,
          Ec2Operations.DESCRIBE_CUSTOMER_GATEWAYS,
          Ec2Operations.DESCRIBE_EXPORT_IMAGE_TASKS,
          Ec2Operations.DESCRIBE_IAM_INSTANCE_PROFILE_ASSOCIATIONS,
          Ec2Operations.DESCRIBE_IMPORT_IMAGE_TASKS,
          Ec2Operations.DESCRIBE_IMPORT_SNAPSHOT_TASKS,
          Ec2Operations.DESCRIBE_INSTANCE_EVENT_WINDOWS,
          Ec2Operations.DESCRIBE_INTERNET_GATEWAYS,
          Ec2Operations.DESCRIBE_LAUNCH_TEMPLATES,
          Ec2Operations.DESCRIBE_NAT_GATEWAYS,
          Ec2Operations.DESCRIBE_REPLACE_ROOT_VOLUME_TASKS,
          Ec2Operations.DESCRIBE_ROUTE_TABLES);

  private ReadsOfNothing() {}

  /** The read of this name, where it is one of them. */
  static Optional<Operation<?, ?>> find(String name) {
    return Stream.<Operation<?, ?>>concat(OPERATIONS.stream(), Ec2Actions.emptyReads().stream())
        .filter(operation -> operation.name().equals(name))
        .findFirst();
  }

  /** The result that has every list of its shape, each without items. */
  static <O extends Shape> O nothing(Schema<O> output) {
    ShapeBuilder<O> result = output.newBuilder();
    for (Member<O> member : output.members()) {
      if (member.type() instanceof MemberType.ListOf) {
        var _ = result.set(member, List.of());
      }
    }
    return result.build();
  }
}
