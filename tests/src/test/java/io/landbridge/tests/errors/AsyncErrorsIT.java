// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.errors;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.AsyncDriver;
import io.landbridge.tests.harness.Ec2Driver;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.LateScheme;
import io.landbridge.tests.harness.SharedGateway;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;

/** With the SDK's asynchronous client. */
@ExtendWith(SharedGateway.class)
final class AsyncErrorsIT extends ErrorCases {
  private final GatewayProcess gateway;

  AsyncErrorsIT(GatewayProcess gateway) {
    this.gateway = gateway;
  }

  @Override
  Ec2Driver connect(Account account) {
    return new AsyncDriver(gateway.endpoints().api(), account);
  }

  @Override
  Ec2Driver connectBehind(Account account, Duration behind) {
    return new AsyncDriver(gateway.endpoints().api(), account, new LateScheme(behind));
  }
}
