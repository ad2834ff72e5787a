// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.terraform;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.Names;
import io.landbridge.tests.harness.S3Clients;
import io.landbridge.tests.harness.SharedGateway;
import io.landbridge.tests.s3.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Buckets, their configuration and objects, by Terraform's AWS provider. The provider waits for
 * much of its time, so that both run side by side.
 */
@ExtendWith(SharedGateway.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BucketsIT {
  private static final int LARGE = 17 << 20;

  private final String api;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Future<?>> running = new HashMap<>();
  private Path plugins = Path.of("");

  BucketsIT(GatewayProcess gateway) {
    this.api = gateway.endpoints().api().toString().replaceAll("/$", "");
  }

  @BeforeAll
  void begin(@TempDir Path directory) throws IOException {
    plugins = Terraform.requirePlugins();
    Path buckets = Files.createDirectory(directory.resolve("buckets"));
    byte[] content = new byte[LARGE];
    new Random(7).nextBytes(content);
    Files.write(buckets.resolve("large"), content);
    running.put("buckets", threads.submit(() -> applyBuckets(buckets)));
    running.put("website", threads.submit(() -> applyWebsite(directory.resolve("website"))));
  }

  @AfterAll
  void end() {
    threads.shutdownNow();
    threads.close();
  }

  @Test
  void whatIsAppliedStaysAsItIsUntilItIsDestroyed() throws Exception {
    requireNonNull(running.get("buckets")).get();
  }

  @Test
  void aWebsiteAndALogAreWhatWasApplied() throws Exception {
    requireNonNull(running.get("website")).get();
  }

  /** The longest step is the provider's: it looks at a new lifecycle for most of a minute. */
  private void applyBuckets(Path directory) {
    Map<String, String> variables = Map.of("endpoint", api, "name", Names.unique("terraform"));
    Wire.Target target = new Wire.Target(URI.create(api), Optional.empty());
    Terraform terraform = new Terraform(directory, "buckets", target, variables);
    terraform.run("init", "-plugin-dir=" + plugins);

    assertThat(terraform.run("apply", "-auto-approve")).contains("14 added");
    assertThat(terraform.run("output", "-raw", "body")).isEqualTo("some first text");
    assertThat(terraform.run("output", "-raw", "keys")).isEqualTo("a b+c/ü copy large");
    assertThat(terraform.run("output", "-raw", "region")).isEqualTo("us-east-1");
    assertThat(terraform.run("plan", "-detailed-exitcode")).contains("No changes.");

    String changed = "word=second";
    assertThat(terraform.run("apply", "-auto-approve", "-var", changed))
        .contains("0 added, 2 changed, 0 destroyed");
    assertThat(terraform.run("output", "-raw", "body")).isEqualTo("some second text");
    assertThat(terraform.run("plan", "-detailed-exitcode", "-var", changed))
        .contains("No changes.");

    assertThat(terraform.run("destroy", "-auto-approve")).contains("14 destroyed");
  }

  private void applyWebsite(Path directory) {
    String name = Names.unique("site");
    Map<String, String> variables = Map.of("endpoint", api, "name", name);
    Wire.Target target = new Wire.Target(URI.create(api), Optional.empty());
    Terraform terraform = new Terraform(directory, "website", target, variables);
    terraform.run("init", "-plugin-dir=" + plugins);

    assertThat(terraform.run("apply", "-auto-approve")).contains("5 added");
    assertThat(terraform.run("output", "-raw", "endpoint")).startsWith(name + ".s3-website");
    assertThat(terraform.run("plan", "-detailed-exitcode")).contains("No changes.");
    assertThat(errorDocument(name)).isEqualTo("first.html");
    assertThat(logPrefix(name)).isEqualTo("site/first/");

    String changed = "word=second";
    assertThat(terraform.run("apply", "-auto-approve", "-var", changed))
        .contains("0 added, 2 changed, 0 destroyed");
    assertThat(terraform.run("plan", "-detailed-exitcode", "-var", changed))
        .contains("No changes.");
    assertThat(errorDocument(name)).isEqualTo("second.html");
    assertThat(logPrefix(name)).isEqualTo("site/second/");

    assertThat(terraform.run("destroy", "-auto-approve")).contains("5 destroyed");
  }

  private String errorDocument(String bucket) {
    try (S3Client s3 = S3Clients.connect(URI.create(api), Account.ALICE)) {
      return s3.getBucketWebsite(r -> r.bucket(bucket)).errorDocument().key();
    }
  }

  private String logPrefix(String bucket) {
    try (S3Client s3 = S3Clients.connect(URI.create(api), Account.ALICE)) {
      return s3.getBucketLogging(r -> r.bucket(bucket)).loggingEnabled().targetPrefix();
    }
  }
}
