// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.StoreErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk that holds the store: what it has room for, and when it has what was written. */
@FunctionalInterface
interface Disk {

  /** How many bytes of the disk are free. */
  long free() throws IOException;

  /** The disk that holds this directory. */
  static Disk of(Path directory) throws IOException {
    FileStore disk = Files.getFileStore(directory);
    return disk::getUsableSpace;
  }

  /**
   * Keeps objects from filling the disk to the last byte, because rows need room as well.
   *
   * @throws io.landbridge.aws.AwsException {@code InsufficientStorage} for what would leave too
   *     little
   */
  default void check(long more, long reserve) throws IOException {
    if (free() - more < reserve) {
      throw StoreErrors.insufficientStorage().toException();
    }
  }

  /**
   * Returns when what was written to a file, or the names in a folder, would survive a loss of
   * power.
   *
   * @param path the file or folder
   * @param open the same, open
   */
  default void sync(Path path, FileChannel open) throws IOException {
    open.force(true);
  }
}
