// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.metadata;

import io.landbridge.tests.harness.Checkout;
import io.landbridge.tests.python.Pytest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * cloud-init's own code with its EC2 and its CloudStack data source, botocore's fetchers and
 * Debian's {@code ec2metadata}, each test of theirs as one here.
 */
@ExtendWith(Guests.Extension.class)
final class GuestClientsIT {
  static final String TOOLS =
      System.getenv()
          .getOrDefault(
              "LANDBRIDGE_TEST_GUEST_TOOLS",
              Checkout.root().resolve("target/guest-tools").toString());

  private final Guests guests;

  GuestClientsIT(Guests guests) {
    this.guests = guests;
  }

  @TestFactory
  Stream<DynamicTest> readTheirMetadata() {
    Pytest.requireModules("pytest", "boto3", "configobj", "requests", "yaml");
    return Pytest.tests(
        Pytest.run(
            "test_guest.py",
            guests.gateway().endpoints(),
            Map.of(
                "LANDBRIDGE_TEST_GUEST_TOOLS", TOOLS,
                "LANDBRIDGE_TEST_GUEST_KEY", Guests.KEY,
                "LANDBRIDGE_TEST_GUEST_URL", guests.ec2().way().url().toString(),
                "LANDBRIDGE_TEST_GUEST_ID", guests.ec2().id(),
                "LANDBRIDGE_TEST_GUEST_MACHINE", guests.ec2().machine(),
                "LANDBRIDGE_TEST_CLOUDSTACK_GUEST_URL", guests.cloudStack().way().url().toString(),
                "LANDBRIDGE_TEST_CLOUDSTACK_GUEST_ID", guests.cloudStack().id(),
                "LANDBRIDGE_TEST_CLOUDSTACK_GUEST_MACHINE", guests.cloudStack().machine())));
  }
}
