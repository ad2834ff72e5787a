// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.SharedGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the SDK's asynchronous client. */
@ParameterizedClass
@EnumSource(Wire.class)
@ExtendWith({SharedGateway.class, TlsGateway.Extension.class})
final class AsyncS3IT extends S3Scenarios {
  private final Wire.Target target;

  AsyncS3IT(Wire wire, GatewayProcess plain, TlsGateway tls) {
    super(credentials -> new AsyncS3(wire.target(plain, tls), credentials));
    this.target = wire.target(plain, tls);
  }

  /** The blocking client takes such segments out of the path after it has signed it. */
  @ParameterizedTest
  @ValueSource(strings = {"a/./b", "a/../b"})
  void keysWithDotsAreKeptAsTheyAre(String key) {
    comesBack(key);
  }

  @Test
  void theClientItselfSendsLargeObjectsByParts() {
    byte[] body = bytes(20 << 20);
    try (AsyncS3 s3 = new AsyncS3(target, Account.ALICE.provider(), true)) {
      assertThat(s3.put(to("large").build(), body).eTag()).endsWith("-3\"");
      assertThat(s3.get(of("large").build()).asByteArray()).isEqualTo(body);
    }
  }
}
