// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model file is what {@code model/import.py} makes of the botocore it names. */
class ModelImportTest {
  private static final Path MODEL = Path.of("model");
  private static final String VERSION = "import botocore; print('botocore', botocore.__version__)";

  private record Outcome(int status, String output) {}

  private static Outcome python(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-B"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      return new Outcome(-1, "no python3: " + e.getMessage());
    }
  }

  @Test
  void theModelIsWhatTheImportMakes() throws Exception {
    Outcome installed = python("-c", VERSION);
    assumeTrue(
        installed.status() == 0
            && Files.readString(MODEL.resolve("s3.json"))
                .contains("\"source\": \"" + installed.output() + "\""),
        "SKIPPED: the botocore of the model is not installed: " + installed.output());

    assertThat(python(MODEL.resolve("import.py").toString(), "--check"))
        .isEqualTo(new Outcome(0, ""));
  }
}
