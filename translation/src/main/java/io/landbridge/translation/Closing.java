// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of what works in the background: whoever pauses between two rounds hears of it at once.
 */
public final class Closing {
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Lets everything end; more than once is the same as once. */
  public void close() {
    closed.countDown();
  }

  /** Whether it is to end. */
  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  /**
   * Pauses, and answers whether it is to end; at once when it is, or when the thread is
   * interrupted, which it stays. Blocks.
   */
  public boolean isClosedWithin(Duration pause) {
    try {
      return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
