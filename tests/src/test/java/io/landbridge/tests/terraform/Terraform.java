// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.s3.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs Terraform in a directory of its own with one of this package's configurations. */
final class Terraform {
  private static final long MINUTES = 8;

  private final Path directory;
  private final Map<String, String> environment;

  /**
   * A directory with a configuration, for calls by alice.
   *
   * @param configuration the folder of {@code main.tf} in this package's resources
   * @param target the gateway
   * @param variables the configuration's
   */
  Terraform(
      Path directory, String configuration, Wire.Target target, Map<String, String> variables) {
    this.directory = directory;
    this.environment = new java.util.HashMap<>();
    variables.forEach((name, value) -> environment.put("TF_VAR_" + name, value));
    environment.put("AWS_ACCESS_KEY_ID", Account.ALICE.accessKey());
    environment.put("AWS_SECRET_ACCESS_KEY", Account.ALICE.secretKey());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_MAX_ATTEMPTS", "3");
    target.ca().ifPresent(ca -> environment.put("AWS_CA_BUNDLE", ca.toString()));
    environment.put("HOME", directory.toString());
    environment.put("CHECKPOINT_DISABLE", "1");
    environment.put("TF_IN_AUTOMATION", "1");
    environment.put("TF_INPUT", "0");
    environment.put("TF_CLI_CONFIG_FILE", "/dev/null");
    environment.put("TF_CLI_ARGS", "-no-color");
    copy(configuration + "/main.tf");
  }

  /** What a call printed and how it ended. */
  record Done(int code, String output) {}

  /** Skips the test out loud where there is no Terraform. */
  static void require() {
    if (!isInstalled()) {
      skip("there is no terraform on the PATH");
    }
  }

  /**
   * The folder of providers, laid out as {@code terraform providers mirror} does it, that {@code
   * LANDBRIDGE_TEST_TERRAFORM_PLUGINS} names; skips the test out loud where there is none.
   */
  static Path requirePlugins() {
    require();
    return Optional.ofNullable(System.getenv("LANDBRIDGE_TEST_TERRAFORM_PLUGINS"))
        .map(Path::of)
        .filter(Files::isDirectory)
        .orElseGet(() -> skip("LANDBRIDGE_TEST_TERRAFORM_PLUGINS names no folder of providers"));
  }

  private static Path skip(String reason) {
    String skipped = "skipped: " + reason;
    System.out.println(skipped);
    return Assumptions.abort(skipped);
  }

  private static boolean isInstalled() {
    try {
      Process process =
          new ProcessBuilder("terraform", "-version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A call that must succeed; what it printed. */
  String run(String... arguments) {
    Done done = attempt(arguments);
    assertThat(done.code()).as(done.output()).isZero();
    return done.output();
  }

  /** A call that may fail. */
  Done attempt(String... arguments) {
    return end(start(arguments));
  }

  /** Begins a call, whose output goes to a file named for it. */
  Process start(String... arguments) {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.log").toFile());
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end of the call that was begun last. */
  Done end(Process process) {
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("Terraform took more than " + MINUTES + " minutes");
      }
      return new Done(process.exitValue(), Files.readString(directory.resolve("output.log")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A file in the directory. */
  Path file(String name) {
    return directory.resolve(name);
  }

  private void copy(String resource) {
    try (InputStream in = Terraform.class.getResourceAsStream(resource)) {
      String text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("main.tf"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
