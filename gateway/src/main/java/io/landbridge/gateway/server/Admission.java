// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bound on requests in flight, and the way to wait for the last of them.
 *
 * <p>Entering and leaving take a lock for nanoseconds only, so an event loop may do it.
 */
public final class Admission {
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private int inFlight;
  private boolean open = true;

  /** An open door for at most so many at once. */
  public Admission(int most) {
    this.most = most;
  }

  /** Lets one more in, or answers false when there are too many or the door is closed. */
  public boolean tryEnter() {
    lock.lock();
    try {
      if (!open || inFlight >= most) {
        return false;
      }
      inFlight++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** One that was let in has ended. */
  public void leave() {
    lock.lock();
    try {
      inFlight--;
      if (inFlight == 0) {
        empty.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many are in. */
  public int inFlight() {
    lock.lock();
    try {
      return inFlight;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets nobody in any more and waits for those who are; blocks.
   *
   * @return whether all have left in time
   */
  public boolean closeAndDrain(Duration patience) {
    lock.lock();
    try {
      open = false;
      long nanos = patience.toNanos();
      while (inFlight > 0 && nanos > 0) {
        nanos = empty.awaitNanos(nanos);
      }
      return inFlight == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
