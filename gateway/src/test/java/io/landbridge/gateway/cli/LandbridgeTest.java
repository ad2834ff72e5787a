// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandbridgeTest {
  private final StringWriter errors = new StringWriter();

  private int execute(String... arguments) {
    return Landbridge.commandLine().setErr(new PrintWriter(errors)).execute(arguments);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"serve", "scrub", "keys"})
  void aConfigurationThatCannotBeUsedIsMisuse(String command) {
    assertThat(execute(command, "--cloudstack", "http://127.0.0.1:1/client/api")).isEqualTo(2);

    assertThat(errors).hasToString("landbridge: cloud.apiKey: is needed with url%n".formatted());
  }

  @Test
  void whatCannotBeReadIsAFailure(@TempDir Path data) throws IOException {
    Files.writeString(
        Files.createDirectories(data.resolve("objects")).resolve("keyring.json"), "no");

    assertThat(execute("keys", "--data", data.toString())).isEqualTo(1);

    assertThat(errors.toString()).startsWith("landbridge: The key ring ").contains("is not JSON");
  }
}
