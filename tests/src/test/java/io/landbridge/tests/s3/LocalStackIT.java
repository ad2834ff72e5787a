// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The scenarios against another server of S3: what passes here and with the gateway is S3's way,
 * not the gateway's own.
 */
@ExtendWith(LocalStack.Extension.class)
final class LocalStackIT extends S3Scenarios {
  LocalStackIT(LocalStack localStack) {
    super(credentials -> new SyncS3(localStack.target(), credentials));
  }

  @Test
  @Override
  void onlyTheOwnerMay() {
    Assumptions.abort("skipped: LocalStack neither verifies signatures nor knows these accounts");
  }
}
