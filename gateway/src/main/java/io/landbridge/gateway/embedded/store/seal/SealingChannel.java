// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Seals what is written to it and writes that to another channel. It holds one segment, and closes
 * nothing: {@link #finish} writes the last segment, without which the content does not open.
 */
public final class SealingChannel {
  private final WritableByteChannel target;
  private final ContentKey key;
  private final ByteBuffer plain = ByteBuffer.allocate(Segments.PLAIN);
  private final ByteBuffer sealed = ByteBuffer.allocate(Segments.SEALED);
  private long segment;

  /** Seals for this channel. */
  public SealingChannel(WritableByteChannel target, ContentKey key) {
    this.target = target;
    this.key = key;
  }

  /** Takes all of the source. */
  public void write(ByteBuffer source) throws IOException {
    while (source.hasRemaining()) {
      // A full segment waits until it is known not to be the last one.
      if (!plain.hasRemaining()) {
        flush(false);
      }
      int size = Math.min(plain.remaining(), source.remaining());
      plain.put(source.slice(source.position(), size));
      source.position(source.position() + size);
    }
  }

  /** Writes what is left as the last segment. */
  public void finish() throws IOException {
    flush(true);
  }

  private void flush(boolean last) throws IOException {
    key.seal(segment++, last, plain.flip(), sealed.clear());
    plain.clear();
    sealed.flip();
    while (sealed.hasRemaining()) {
      target.write(sealed);
    }
  }
}
