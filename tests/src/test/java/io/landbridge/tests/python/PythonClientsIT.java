// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.python;

import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.SharedGateway;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * boto3, the aws command line and the CloudStack client {@code cs}, each test of theirs as one
 * here.
 */
@ExtendWith(SharedGateway.class)
final class PythonClientsIT {
  private final GatewayProcess gateway;

  PythonClientsIT(GatewayProcess gateway) {
    this.gateway = gateway;
  }

  @TestFactory
  Stream<DynamicTest> lifeWithBoto3() {
    return run("test_boto3_life.py", "boto3");
  }

  @TestFactory
  Stream<DynamicTest> lifeWithTheCommandLine() {
    return run("test_cli_life.py", "awscli");
  }

  @TestFactory
  Stream<DynamicTest> errors() {
    return run("test_errors.py", "boto3");
  }

  @TestFactory
  Stream<DynamicTest> everyActionOfEc2() {
    return run("test_actions.py", "boto3");
  }

  @TestFactory
  Stream<DynamicTest> userDataAndMetadataOptions() {
    return run("test_metadata_actions.py", "boto3");
  }

  @TestFactory
  Stream<DynamicTest> bucketsAndObjects() {
    Pytest.requireModules("awscli", "awscrt");
    return run("test_s3.py", "boto3");
  }

  @TestFactory
  Stream<DynamicTest> nativeApi() {
    return run("test_native_cs.py", "cs");
  }

  @TestFactory
  Stream<DynamicTest> s3() {
    Pytest.requireModules("pytest", "boto3", "awscli", "awscrt");
    return S3Files.run(gateway, Map.of());
  }

  private Stream<DynamicTest> run(String file, String module) {
    Pytest.requireModules("pytest", module);
    return Pytest.tests(Pytest.run(file, gateway.endpoints(), Map.of()));
  }
}
