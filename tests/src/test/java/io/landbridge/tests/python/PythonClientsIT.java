// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.Checkout;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * boto3, the aws command line, s3cmd, s5cmd, rclone, restic and the CloudStack client {@code cs},
 * each test of theirs as one here. They wait for most of their time, so that EC2, S3 over HTTP and
 * S3 over HTTPS have a gateway each and run side by side. The system property {@code
 * landbridge.python} leaves those files whose names contain it.
 */
final class PythonClientsIT {
  private static final String WANTED = System.getProperty("landbridge.python", "");

  private final List<Lane> lanes = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> clients() throws IOException {
    Pytest.requireModules("pytest", "boto3", "awscli", "awscrt", "cs");
    begin("ec2", launch("ec2"), "test_(?!s3|tls|guest)\\w+\\.py");
    begin("http", launch("http").withQuickRules(), "test_s3\\w*\\.py");
    begin(
        "https",
        launch("https").with("--tls", "self-signed").withQuickRules(),
        "test_(s3|tls)\\w*\\.py");
    assertThat(lanes).as("files with %s in their names", WANTED).isNotEmpty();
    return lanes.stream().flatMap(Lane::tests);
  }

  @AfterEach
  void end() {
    lanes.forEach(Lane::close);
  }

  private static Launch launch(String lane) {
    return Launch.withEmbeddedCloud(Checkout.newTestFolder("python-" + lane + "-gateway-"));
  }

  private void begin(String lane, Launch launch, String files) throws IOException {
    List<String> names = names(files);
    if (!names.isEmpty()) {
      lanes.add(new Lane(lane, launch, names));
    }
  }

  private static List<String> names(String pattern) throws IOException {
    try (Stream<Path> files = Files.list(Checkout.root().resolve("tests/src/test/python"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(pattern) && name.contains(WANTED))
          .sorted()
          .toList();
    }
  }
}
