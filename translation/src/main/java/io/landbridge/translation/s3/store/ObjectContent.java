// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/**
 * The bytes of an object, or of a range of it, on their way out. Whoever gets one closes it; until
 * then the bytes stay readable even when the object is deleted or overwritten.
 */
public sealed interface ObjectContent extends AutoCloseable {

  /** How many bytes there are; negative where nobody knows until they end. */
  long length();

  @Override
  void close() throws IOException;

  /** Bytes in memory, for small objects. The buffer is read-only. */
  record InMemory(ByteBuffer bytes) implements ObjectContent {
    @Override
    public long length() {
      return bytes.remaining();
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  /** Stretches of open files, one after another, that can be sent without being read. */
  record InFiles(List<Region> regions) implements ObjectContent {
    public InFiles {
      regions = List.copyOf(regions);
    }

    @Override
    public long length() {
      return regions.stream().mapToLong(Region::length).sum();
    }

    @Override
    public void close() throws IOException {
      for (Region region : regions) {
        region.file().close();
      }
    }
  }

  /** A stretch of an open file. */
  record Region(FileChannel file, long offset, long length) {}

  /** Bytes that have to be worked out while they are read, for example decrypted. */
  record Computed(ReadableByteChannel channel, long length) implements ObjectContent {
    /** As many bytes as come. */
    public static Computed untilItEnds(ReadableByteChannel channel) {
      return new Computed(channel, -1);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
