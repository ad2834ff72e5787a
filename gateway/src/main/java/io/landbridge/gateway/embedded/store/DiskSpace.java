// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.StoreErrors;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps objects from filling the disk to the last byte, because rows need room as well. */
@FunctionalInterface
interface DiskSpace {

  /** How many bytes of the disk are free. */
  long free() throws IOException;

  /** The free bytes of the disk that holds this directory. */
  static DiskSpace of(Path directory) throws IOException {
    FileStore disk = Files.getFileStore(directory);
    return disk::getUsableSpace;
  }

  /**
   * Refuses what would leave too little.
   *
   * @throws io.landbridge.aws.AwsException {@code InsufficientStorage}
   */
  default void check(long more, long reserve) throws IOException {
    if (free() - more < reserve) {
      throw StoreErrors.insufficientStorage().toException();
    }
  }
}
