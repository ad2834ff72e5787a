// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.SharedGateway;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** With the SDK's blocking client. */
@ParameterizedClass
@EnumSource(Wire.class)
@ExtendWith({SharedGateway.class, TlsGateway.Extension.class})
final class SyncS3IT extends S3Scenarios {
  SyncS3IT(Wire wire, GatewayProcess plain, TlsGateway tls) {
    super(credentials -> new SyncS3(wire.target(plain, tls), credentials));
  }
}
