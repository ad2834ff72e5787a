// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.python;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.SharedGateway;
import io.landbridge.tests.python.Pytest.Case;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;

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
    requireModules("awscli", "awscrt");
    return run("test_s3.py", "boto3");
  }

  @TestFactory
  Stream<DynamicTest> nativeApi() {
    return run("test_native_cs.py", "cs");
  }

  @TestFactory
  Stream<DynamicTest> s3() {
    requireModules("pytest", "boto3", "awscli", "awscrt");
    return S3Files.run(gateway, Map.of());
  }

  private Stream<DynamicTest> run(String file, String module) {
    requireModules("pytest", module);
    return tests(Pytest.run(file, gateway.endpoints(), Map.of()));
  }

  static void requireModules(String... modules) {
    if (!Pytest.has(modules)) {
      String missing =
          "skipped: Python has no "
              + String.join(" or no ", modules)
              + "; see requirements.txt, and set LANDBRIDGE_TEST_PYTHON";
      System.out.println(missing);
      Assumptions.abort(missing);
    }
  }

  static Stream<DynamicTest> tests(List<Case> cases) {
    if (cases.isEmpty()) {
      throw new AssertionError("pytest ran nothing");
    }
    return cases.stream().map(test -> dynamicTest(test.name(), () -> check(test)));
  }

  private static void check(Case test) {
    switch (test.outcome()) {
      case PASSED -> {}
      case SKIPPED -> {
        System.out.println("skipped: " + test.name() + ": " + test.text());
        throw new TestAbortedException(test.text());
      }
      case FAILED -> throw new AssertionError(test.text());
    }
  }
}
