// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Action;
import java.util.List;

/** The actions on key pairs. */
public final class KeyPairOperations {
  /** The lines of the table of supported actions. */
  public static final List<Ec2Action<?, ?>> ACTIONS =
      List.of(
          Ec2Action.of(Ec2Operations.CREATE_KEY_PAIR, CreateKeyPair::new)
              .needs(NativeCommand.REGISTER_SSH_KEY_PAIR),
          Ec2Action.of(Ec2Operations.IMPORT_KEY_PAIR, ImportKeyPair::new)
              .needs(NativeCommand.REGISTER_SSH_KEY_PAIR),
          Ec2Action.of(Ec2Operations.DESCRIBE_KEY_PAIRS, DescribeKeyPairs::new)
              .needs(NativeCommand.LIST_SSH_KEY_PAIRS),
          Ec2Action.of(Ec2Operations.DELETE_KEY_PAIR, DeleteKeyPair::new)
              .needs(NativeCommand.DELETE_SSH_KEY_PAIR));

  private KeyPairOperations() {}
}
