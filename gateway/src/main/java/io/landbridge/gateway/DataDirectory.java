// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.gateway.config.ConfigurationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory for the gateway's own files. It holds keys, so that a new one is the owner's alone;
 * and one process at a time has it, because the embedded cloud writes its state there.
 */
final class DataDirectory implements AutoCloseable {
  private final FileChannel channel;

  private DataDirectory(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes the directory where it is missing and takes it; the operating system gives it back when
   * the process ends in whatever way.
   *
   * @throws ConfigurationException when it cannot be written, or another process has it
   */
  static DataDirectory take(Path directory) {
    try {
      make(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return new DataDirectory(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new ConfigurationException("data", directory + " cannot be written: " + e.getMessage());
    }
    throw new ConfigurationException("data", directory + " is in use by another process");
  }

  private static void make(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(directory);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another gateway in this process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
