// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/** Writes to a file and sums up what it writes. Closing it leaves the file open. */
final class StoredSink implements WritableByteChannel {
  /**
   * For larger writes Linux takes larger stretches of its page cache, which are seldom among the
   * memory that was in use just before: on a virtual machine the copy into them took ten times as
   * long (128 KiB a write against 32, Linux 6.18, ext4).
   */
  private static final int MOST_AT_ONCE = 32 * 1024;

  private final FileChannel file;
  private final CRC32C crc = new CRC32C();
  private long written;

  StoredSink(FileChannel file) {
    this.file = file;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    crc.update(source.duplicate());
    int size = source.remaining();
    int end = source.limit();
    while (source.position() < end) {
      file.write(source.limit(Math.min(end, source.position() + MOST_AT_ONCE)));
    }
    written += size;
    return size;
  }

  long written() {
    return written;
  }

  int crc32c() {
    return (int) crc.getValue();
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() {
    // The file belongs to whoever opened it.
  }
}
