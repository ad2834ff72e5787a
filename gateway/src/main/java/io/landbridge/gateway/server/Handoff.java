// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
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
 */
public final class Handoff implements AutoCloseable {
  private final Vertx vertx;
  private final ExecutorService threads;

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
    Context context = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    try {
      threads.execute(() -> {
        try {
          T result = work.get();
          context.runOnContext(_ -> promise.complete(result));
        } catch (Throwable e) {
          context.runOnContext(_ -> promise.fail(e));
        }
      });
    } catch (RejectedExecutionException e) {
      promise.fail(e);
    }
    return promise.future();
  }

  /** Takes no more work; what runs is interrupted. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
