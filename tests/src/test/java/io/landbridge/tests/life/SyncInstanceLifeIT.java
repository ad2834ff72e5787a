// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.life;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Driver;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.SharedGateway;
import io.landbridge.tests.harness.SyncDriver;
import org.junit.jupiter.api.extension.ExtendWith;

/** With the SDK's blocking client. */
@ExtendWith(SharedGateway.class)
final class SyncInstanceLifeIT extends InstanceLife {
  private final GatewayProcess gateway;

  SyncInstanceLifeIT(GatewayProcess gateway) {
    this.gateway = gateway;
  }

  @Override
  Ec2Driver connect() {
    return new SyncDriver(gateway.endpoints().api(), Account.ALICE);
  }
}
