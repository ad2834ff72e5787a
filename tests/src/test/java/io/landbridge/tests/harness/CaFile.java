// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The certificate authority that a gateway with {@code --tls self-signed} writes for its clients.
 */
public final class CaFile {
  private CaFile() {}

  /** The file below a data directory. */
  public static Path in(Path data) {
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(.*-)?ca\\.(pem|crt)"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no CA file below the data directory"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
