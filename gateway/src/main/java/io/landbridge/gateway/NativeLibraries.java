// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.gateway.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.NativeLibraryLoader;

/**
 * Native code that libraries unpack. They would do so in the system's folder for temporary files,
 * 18 MB at each start, and remove it only when the process ends in order; below the data directory
 * the next start removes what the last one left.
 */
final class NativeLibraries {
  /** Where the driver of SQLite unpacks. Source: its documentation, org.sqlite.tmpdir. */
  private static final String SQLITE_FOLDER = "org.sqlite.tmpdir";

  private NativeLibraries() {}

  /**
   * Removes what an earlier process left below a directory that nobody else uses, and has SQLite
   * unpacked there when this process loads it for the first time.
   *
   * @throws ConfigurationException when it cannot be written
   */
  static void unpackBelow(Path data) {
    Path folder = data.resolve("native");
    try {
      Files.createDirectories(folder);
      for (Path former : filesIn(folder)) {
        Files.delete(former);
      }
      System.setProperty(SQLITE_FOLDER, folder.toString());
    } catch (IOException e) {
      throw new ConfigurationException("data", folder + " cannot be written: " + e.getMessage());
    }
  }

  /**
   * Loads RocksDB from below it, unless this process has before; after {@link #unpackBelow}, and
   * only where there is an object store.
   *
   * @throws IOException when it cannot be unpacked
   */
  static void loadRocksDb(Path data) throws IOException {
    NativeLibraryLoader.getInstance().loadLibrary(data.resolve("native").toString());
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
