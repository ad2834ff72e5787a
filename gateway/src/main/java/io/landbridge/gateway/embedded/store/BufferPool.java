// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Buffers of transfers, used again: to clear new memory costs about as much as to take in an object
 * of that size. It keeps a bounded number; who finds none makes one.
 */
final class BufferPool {
  /** The size of each. */
  static final int SIZE = 128 * 1024;

  private static final int KEPT = 32;

  private final BlockingQueue<ByteBuffer> idle = new ArrayBlockingQueue<>(KEPT);

  /** An empty buffer on the heap, with whatever bytes it was left with. */
  ByteBuffer take() {
    ByteBuffer buffer = idle.poll();
    return buffer == null ? ByteBuffer.allocate(SIZE) : buffer.clear();
  }

  /** Gives a buffer back; others are dropped. */
  void give(ByteBuffer buffer) {
    if (buffer.capacity() == SIZE && !idle.offer(buffer)) {
      buffer.clear(); // enough are kept already
    }
  }
}
