// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.life;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.AsyncDriver;
import io.landbridge.tests.harness.Ec2Driver;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.SharedGateway;
import org.junit.jupiter.api.extension.ExtendWith;

/** With the SDK's asynchronous client. */
@ExtendWith(SharedGateway.class)
final class AsyncInstanceLifeIT extends InstanceLife {
  private final GatewayProcess gateway;

  AsyncInstanceLifeIT(GatewayProcess gateway) {
    this.gateway = gateway;
  }

  @Override
  Ec2Driver connect() {
    return new AsyncDriver(gateway.endpoints().api(), Account.ALICE);
  }
}
