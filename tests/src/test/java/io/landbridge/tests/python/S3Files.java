// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.python;

import io.landbridge.tests.harness.Checkout;
import io.landbridge.tests.harness.GatewayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The files of Python tests for S3, which run over plain HTTP and over HTTPS. */
final class S3Files {
  private S3Files() {}

  /**
   * Runs all of them, each when its first test is asked for.
   *
   * @param more what they find in the environment besides the gateway's own settings
   */
  static Stream<DynamicTest> run(GatewayProcess gateway, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(gateway.launch().environment());
    environment.putAll(more);
    return names().stream()
        .flatMap(file -> Pytest.tests(Pytest.run(file, gateway.endpoints(), environment)));
  }

  private static List<String> names() {
    try (Stream<Path> files = Files.list(Checkout.root().resolve("tests/src/test/python"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("test_s3_\\w+\\.py"))
              .sorted()
              .toList();
      if (names.isEmpty()) {
        throw new AssertionError("no tests of S3 in Python");
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
