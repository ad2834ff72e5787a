// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes in memory, which can really be full. Only root may mount it. */
final class SmallDisk implements AutoCloseable {
  private static final int PIECE = 64 * 1024;

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /** Mounts it there; where that is not allowed, the test is skipped and says so. */
  static SmallDisk mount(Path directory, int mebibytes) throws IOException {
    Files.createDirectories(directory);
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString()),
        "SKIPPED: a full disk needs a file system of its own, which only root may mount");
    return new SmallDisk(directory);
  }

  private static boolean run(String... command) throws IOException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    return process.onExit().orTimeout(20, TimeUnit.SECONDS).join().exitValue() == 0;
  }

  private Path ballast() {
    return directory.resolve("ballast");
  }

  /** Somebody else takes what is free, but for so many bytes. */
  void fill(long left) throws IOException {
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (true) {
        long more = Math.min(PIECE, Files.getFileStore(directory).getUsableSpace() - left);
        if (more <= 0) {
          return;
        }
        out.write(new byte[(int) more]);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw e;
      }
    }
  }

  /** And gives it back. */
  void empty() throws IOException {
    Files.deleteIfExists(ballast());
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", directory.toString())) {
      throw new AssertionError(directory + " is still in use");
    }
  }
}
