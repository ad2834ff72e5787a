// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads stretches one after another, of which one is open at a time. */
final class StretchChannel implements ReadableByteChannel {
  /** Opens a stretch. */
  @FunctionalInterface
  interface Opener {
    OpenStretch open(Contents.Stretch stretch) throws IOException;
  }

  private final List<Contents.Stretch> stretches;
  private final Opener opener;
  private final Readers.Ticket ticket;
  private int next;
  private @Nullable OpenStretch current;
  private boolean closed;

  StretchChannel(List<Contents.Stretch> stretches, Opener opener, Readers.Ticket ticket) {
    this.stretches = stretches;
    this.opener = opener;
    this.ticket = ticket;
  }

  void openNext() throws IOException {
    current = opener.open(stretches.get(next++));
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    while (true) {
      OpenStretch open = current;
      if (open != null) {
        int size = open.read(target);
        if (size >= 0) {
          return size;
        }
        current = null;
        open.close();
      }
      if (next == stretches.size()) {
        return -1;
      }
      openNext();
    }
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    ticket.close();
    OpenStretch open = current;
    current = null;
    if (open != null) {
      open.close();
    }
  }
}
