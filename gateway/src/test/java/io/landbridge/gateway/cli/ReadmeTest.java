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
import picocli.CommandLine;

class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final String BEGIN = "<!-- actions -->\n";
  private static final String END = "<!-- /actions -->";

  @Test
  void hasTheTableThatLandbridgeActionsPrints() throws IOException {
    StringWriter printed = new StringWriter();
    int status = new CommandLine(new ActionsCommand()).setOut(new PrintWriter(printed)).execute();
    String readme = Files.readString(README);

    assertThat(status).isZero();
    assertThat(readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END)))
        .as("README.md, to be written anew by docs/update")
        .isEqualTo(printed.toString());
  }

  @Test
  void hasTheTableThatLandbridgeActionsPrintsOfS3() throws IOException {
    StringWriter printed = new StringWriter();
    int status =
        new CommandLine(new ActionsCommand()).setOut(new PrintWriter(printed)).execute("--s3");
    String readme = Files.readString(README);
    String begin = "<!-- s3-actions -->\n";

    assertThat(status).isZero();
    assertThat(
            readme.substring(
                readme.indexOf(begin) + begin.length(), readme.indexOf("<!-- /s3-actions -->")))
        .as("README.md, to be written anew by docs/update")
        .isEqualTo(printed.toString());
  }

  @Test
  void hasTheKeysOfTheBuiltInSeed() throws IOException {
    var keys = io.landbridge.gateway.embedded.cloud.seed.SeedFile.loadDefault().accounts();

    assertThat(Files.readString(README))
        .contains(
            keys.get(1).users().getFirst().keys().getFirst().apiKey(),
            keys.get(1).users().getFirst().keys().getFirst().secretKey());
  }
}
