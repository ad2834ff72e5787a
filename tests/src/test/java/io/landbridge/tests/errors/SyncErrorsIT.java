// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.errors;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Driver;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.LateScheme;
import io.landbridge.tests.harness.SharedGateway;
import io.landbridge.tests.harness.SyncDriver;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;

/** With the SDK's blocking client. */
@ExtendWith(SharedGateway.class)
final class SyncErrorsIT extends ErrorCases {
  private final GatewayProcess gateway;

  SyncErrorsIT(GatewayProcess gateway) {
    this.gateway = gateway;
  }

  @Override
  Ec2Driver connect(Account account) {
    return new SyncDriver(gateway.endpoints().api(), account);
  }

  @Override
  Ec2Driver connectBehind(Account account, Duration behind) {
    return new SyncDriver(gateway.endpoints().api(), account, new LateScheme(behind));
  }
}
