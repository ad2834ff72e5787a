// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The one crossing between the event loop and the virtual threads that handlers run on.
 *
 * <p>A JDK virtual thread for each piece of work, not a virtual-thread verticle: such a verticle
 * goes on with other work only during a Vert.x {@code await()}, so that one JDBC call stops them
 * all.
 *
 * <p>Whichever thread begins does the work that has waited longest, not the work that it was made
 * for: the scheduler of the JDK keeps the threads that each event loop makes in a queue of their
 * own, and its carriers stay with a queue until that is empty. Under load the requests of another
 * event loop would wait for seconds.
 */
public final class Handoff implements AutoCloseable {
  private final Vertx vertx;
  private final ExecutorService threads;

  /**
   * As many as there are threads that have not begun. {@link Admission} bounds both: each request
   * has its work and one wake-up at most here.
   */
  private final Queue<Work<?>> waiting = new ConcurrentLinkedQueue<>();

  private record Work<T>(Supplier<T> work, Context context, Promise<T> promise) {
    void carryOut() {
      try {
        T result = work.get();
        context.runOnContext(_ -> promise.complete(result));
      } catch (Throwable e) {
        context.runOnContext(_ -> promise.fail(e));
      }
    }
  }

  /** A crossing for the event loops of one Vert.x. */
  public Handoff(Vertx vertx) {
    this.vertx = vertx;
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
  }

  /**
   * Does the work on a virtual thread of its own; the future ends on the caller's context. How much
   * work there is at once is bounded by who calls, see {@link Admission}.
   */
  public <T> Future<T> run(Supplier<T> work) {
    Work<T> todo = new Work<>(work, vertx.getOrCreateContext(), Promise.promise());
    waiting.add(todo);
    try {
      threads.execute(this::begin);
    } catch (RejectedExecutionException e) {
      // Where its place was taken already, other work has lost its thread.
      Optional.<Work<?>>of(todo)
          .filter(waiting::remove)
          .or(() -> Optional.ofNullable(waiting.poll()))
          .ifPresent(refused -> refused.promise().fail(e));
    }
    return todo.promise().future();
  }

  private void begin() {
    Optional.ofNullable(waiting.poll()).ifPresent(Work::carryOut);
  }

  /** Takes no more work; what runs is interrupted. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
