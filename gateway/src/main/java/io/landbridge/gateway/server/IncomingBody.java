// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.gateway.body.RawBody;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The body of a request as a source that a virtual thread reads while the event loop fills it.
 * Between the two is a queue; while it is full the socket is not read. The time that a client may
 * be silent is bounded, that of the whole body is not.
 */
final class IncomingBody implements RawBody {
  /** One more read of the socket, 64 KiB, may come on top of it. */
  private static final int FULL = 256 * 1024;

  /** The socket is read again while the reader still has something to do. */
  private static final int LOW = 128 * 1024;

  /** A reader that waits is woken for so much, the end or silence: waking it costs more. */
  private static final int WORTH_WAKING = 128 * 1024;

  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final Handoff handoff;
  private final Context context;
  private final HttpServerRequest request;
  private final Inflow inflow;
  private final Duration patience;
  private final boolean expectsContinue;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<Buffer> queue = new ArrayDeque<>();
  private final Promise<Void> end = Promise.promise();

  // All of these under the lock.
  private int queued;
  private int taken;
  private long silentSince = System.nanoTime();
  private boolean woken;
  private boolean stopped;
  private boolean asked;
  private boolean ended;
  private boolean watched;
  private boolean silent;
  private Optional<Throwable> failure = Optional.empty();
  private long mostDiscarded = -1;
  private long discarded;

  /** Event loop only. */
  private long timer = NO_TIMER;

  private IncomingBody(Vertx vertx, Handoff handoff, HttpServerRequest request, Duration patience) {
    this.vertx = vertx;
    this.handoff = handoff;
    this.context = vertx.getOrCreateContext();
    this.request = request;
    this.inflow = Inflow.of(request);
    this.patience = patience;
    this.expectsContinue = "100-continue".equalsIgnoreCase(request.getHeader("expect"));
  }

  /** The body of a request that has just come in; event loop only. */
  static IncomingBody of(
      Vertx vertx, Handoff handoff, HttpServerRequest request, Duration patience) {
    IncomingBody body = new IncomingBody(vertx, handoff, request, patience);
    var _ = request.handler(body::add).exceptionHandler(body::fail).endHandler(_ -> body.end());
    return body;
  }

  private void add(Buffer bytes) {
    lock.lock();
    try {
      if (mostDiscarded >= 0) {
        discard(bytes.length());
        return;
      }
      queue.add(bytes);
      queued += bytes.length();
      silentSince = System.nanoTime();
      silent = false;
      if (queued >= FULL) {
        stopped = true;
        inflow.stop();
      }
      if (queued >= WORTH_WAKING) {
        wake();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has the reader go on, if it waits; under the lock. Not by a signal from here: the reader would
   * then be queued as this event loop's, and wait as long as {@link Handoff} says.
   */
  private void wake() {
    if (!woken && lock.hasWaiters(arrived)) {
      woken = true;
      var _ = handoff.run(this::signal);
    }
  }

  private boolean signal() {
    lock.lock();
    try {
      woken = false;
      arrived.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void discard(int bytes) {
    discarded += bytes;
    if (discarded > mostDiscarded) {
      var _ = end.tryFail("More than is read to nowhere");
    }
  }

  private void end() {
    stopWatching();
    inflow.resume(); // what follows is not of this request
    lock.lock();
    try {
      ended = true;
      var _ = end.tryComplete();
      wake();
    } finally {
      lock.unlock();
    }
  }

  private void fail(Throwable cause) {
    stopWatching();
    lock.lock();
    try {
      failure = Optional.of(cause);
      queue.clear();
      var _ = end.tryFail(cause);
      wake();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    lock.lock();
    try {
      askForIt();
      awaitArrival();
      if (failure.isPresent()) {
        throw new IOException("The client has gone", failure.get());
      }
      return queue.isEmpty() ? -1 : take(target);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException gone = new InterruptedIOException("The gateway is ending");
      gone.initCause(e);
      throw gone;
    } finally {
      lock.unlock();
    }
  }

  private void awaitArrival() throws InterruptedException {
    while (queue.isEmpty() && !ended && failure.isEmpty()) {
      if (silent) {
        throw ServerErrors.bodyTooSlow().toException();
      }
      if (!watched) {
        watched = true;
        context.runOnContext(_ -> watch());
      }
      // Not for a time: each wait of a virtual thread with one wakes the scheduler's timer thread.
      arrived.await();
    }
  }

  /** Wakes a reader that waits when the client has been silent for too long; event loop only. */
  private void watch() {
    timer = NO_TIMER;
    lock.lock();
    try {
      if (ended || failure.isPresent() || mostDiscarded >= 0) {
        return;
      }
      long left = silentSince + patience.toNanos() - System.nanoTime();
      if (left > 0) {
        timer = vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(left) + 1, _ -> watch());
      } else {
        // What has come is read first, although it was not worth waking for.
        watched = false;
        silent = queue.isEmpty();
        wake();
      }
    } finally {
      lock.unlock();
    }
  }

  private void stopWatching() {
    if (timer != NO_TIMER) {
      var _ = vertx.cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  /** Also for an empty body: botocore takes the next answer amiss after a final one without it. */
  private void askForIt() {
    if (expectsContinue && !asked) {
      silentSince = System.nanoTime();
      context.runOnContext(_ -> {
        var _ = request.response().writeContinue(); // a client that left shows itself
      });
    }
    asked = true;
  }

  private int take(ByteBuffer target) {
    int before = target.position();
    while (target.hasRemaining() && !queue.isEmpty()) {
      takeFirst(target);
    }
    int size = target.position() - before;
    queued -= size;
    if (stopped && queued <= LOW) {
      stopped = false;
      silentSince = System.nanoTime();
      context.runOnContext(_ -> inflow.resume());
    }
    return size;
  }

  private void takeFirst(ByteBuffer target) {
    Buffer first = queue.getFirst();
    int size = Math.min(target.remaining(), first.length() - taken);
    ByteBuffer room = target.slice(target.position(), size);
    var _ = ((BufferInternal) first).getByteBuf().getBytes(taken, room);
    target.position(target.position() + size);
    taken += size;
    if (taken == first.length()) {
      queue.removeFirst();
      taken = 0;
    }
  }

  /** Whether the client still waits to be told that it may send the body. */
  boolean isUnasked() {
    lock.lock();
    try {
      return expectsContinue && !asked;
    } finally {
      lock.unlock();
    }
  }

  /** Whether all of it has come and has been read. */
  boolean isRead() {
    lock.lock();
    try {
      return ended && queue.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads what is left to nowhere; event loop only. Nobody reads the body afterwards.
   *
   * @param most how many bytes more at most
   * @return succeeds at the end of the body; fails when there is more, or when the client has gone
   */
  Future<Void> discard(long most) {
    stopWatching();
    lock.lock();
    try {
      mostDiscarded = most;
      queue.clear();
      queued = 0;
    } finally {
      lock.unlock();
    }
    inflow.resume();
    return end.future();
  }
}
