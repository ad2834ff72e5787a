// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.python;

import io.landbridge.tests.harness.CaFile;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** boto3 and the aws command line over HTTPS with the gateway's own certificate. */
final class TlsClientsIT {
  @TempDir private static Path directory;
  private static GatewayProcess gateway;

  @BeforeAll
  static void start() {
    Pytest.requireModules("pytest", "boto3", "awscli", "awscrt");
    gateway =
        GatewayProcess.start(
            Launch.withEmbeddedCloud(directory).with("--tls", "self-signed").withQuickRules());
  }

  @AfterAll
  static void end() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> trustTheCaFile() {
    return Pytest.tests(Pytest.run("test_tls.py", gateway.endpoints(), ca()));
  }

  @TestFactory
  Stream<DynamicTest> s3() {
    return S3Files.run(gateway, ca());
  }

  private static Map<String, String> ca() {
    return Map.of("LANDBRIDGE_TEST_CA", CaFile.in(directory).toString());
  }

  @TestFactory
  Stream<DynamicTest> keepObjects() {
    Map<String, String> ca = Map.of("LANDBRIDGE_TEST_CA", CaFile.in(directory).toString());
    return Pytest.tests(Pytest.run("test_s3.py", gateway.endpoints(), ca));
  }
}
