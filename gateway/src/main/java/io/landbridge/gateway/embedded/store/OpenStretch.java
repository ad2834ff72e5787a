// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.seal.OpeningChannel;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of an open file that is being read. */
sealed interface OpenStretch {
  /** Reads some of it; -1 at the end. */
  int read(ByteBuffer target) throws IOException;

  void close() throws IOException;

  /** Content that has to be opened. */
  record Sealed(OpeningChannel channel) implements OpenStretch {
    @Override
    public int read(ByteBuffer target) throws IOException {
      return channel.read(target);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Content as it is. */
  final class Plain implements OpenStretch {
    private final FileChannel file;
    private long position;
    private final long end;

    Plain(FileChannel file, long offset, long length) {
      this.file = file;
      this.position = offset;
      this.end = offset + length;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      if (position == end) {
        return -1;
      }
      int limit = target.limit();
      if (target.remaining() > end - position) {
        target.limit(target.position() + (int) (end - position));
      }
      int size = file.read(target, position);
      target.limit(limit);
      if (size < 0) {
        throw new EOFException("A file is shorter than it was");
      }
      position += size;
      return size;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
