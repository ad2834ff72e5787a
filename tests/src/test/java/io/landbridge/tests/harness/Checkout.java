// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's files are. */
public final class Checkout {
  private Checkout() {}

  /**
   * The directory that holds {@code gateway/bin/landbridge}, from the working directory upwards.
   */
  public static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(here.resolve("gateway/bin/landbridge"))) {
      Path above = here.getParent();
      if (above == null) {
        throw new IllegalStateException("no gateway/bin/landbridge above the working directory");
      }
      here = above;
    }
    return here;
  }

  /** A new folder below {@code tests/target}, which a clean build removes. */
  public static Path newTestFolder(String prefix) {
    try {
      Path target = Files.createDirectories(root().resolve("tests/target"));
      return Files.createTempDirectory(target, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
