// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.time.Duration;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** How the SDK's waiters poll here. */
final class Waits {
  private Waits() {}

  static void configure(WaiterOverrideConfiguration.Builder configuration) {
    configuration
        .maxAttempts(300)
        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(200)))
        .waitTimeout(Duration.ofSeconds(60));
  }

  static void check(WaiterResponse<?> response, Ec2Driver.Waiting waiting, String id) {
    response
        .matched()
        .exception()
        .ifPresent(e -> {
          throw new AssertionError(waiting + " was not reached by " + id, e);
        });
  }
}
