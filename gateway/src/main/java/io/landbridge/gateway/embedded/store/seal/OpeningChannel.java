// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/**
 * Reads a range of sealed content. Only the segments that the range touches are read and opened. It
 * holds one segment. What it gives out has been authenticated.
 */
public final class OpeningChannel implements ReadableByteChannel {
  private final FileChannel file;
  private final ContentKey key;
  private final long plainLength;
  private final ByteBuffer sealed = ByteBuffer.allocate(Segments.SEALED);
  private final ByteBuffer plain = ByteBuffer.allocate(Segments.PLAIN).limit(0);
  private long position;
  private final long end;

  /**
   * Reads a range; closing this closes the file.
   *
   * @param plainLength of the whole content
   */
  public OpeningChannel(
      FileChannel file, ContentKey key, long plainLength, long offset, long length) {
    if (offset < 0 || length < 0 || offset + length > plainLength) {
      throw new IllegalArgumentException("The range is not within the content");
    }
    this.file = file;
    this.key = key;
    this.plainLength = plainLength;
    this.position = offset;
    this.end = offset + length;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (position == end) {
      return -1;
    }
    if (!plain.hasRemaining()) {
      openSegment();
    }
    int size = (int) Math.min(Math.min(plain.remaining(), target.remaining()), end - position);
    target.put(plain.slice(plain.position(), size));
    plain.position(plain.position() + size);
    position += size;
    return size;
  }

  private void openSegment() throws IOException {
    long segment = position / Segments.PLAIN;
    sealed.clear().limit(Segments.plainLength(segment, plainLength) + Segments.TAG);
    long from = segment * Segments.SEALED;
    while (sealed.hasRemaining()) {
      if (file.read(sealed, from + sealed.position()) < 0) {
        throw new EOFException("The file ends within segment " + segment);
      }
    }
    boolean last = segment == Segments.count(plainLength) - 1;
    key.open(segment, last, sealed.flip(), plain.clear());
    plain.flip().position((int) (position - segment * Segments.PLAIN));
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
