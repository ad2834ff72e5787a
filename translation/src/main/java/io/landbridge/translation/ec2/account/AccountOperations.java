// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.account;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Action;
import java.util.List;

/** The actions about the account. */
public final class AccountOperations {
  /** The lines of the table of supported actions. */
  public static final List<Ec2Action<?, ?>> ACTIONS =
      List.of(
          Ec2Action.of(
                  Ec2Operations.DESCRIBE_ACCOUNT_ATTRIBUTES,
                  backend -> new DescribeAccountAttributes(backend))
              .needs(
                  NativeCommand.LIST_RESOURCE_LIMITS,
                  NativeCommand.LIST_VPCS,
                  NativeCommand.LIST_NETWORKS));

  private AccountOperations() {}
}
