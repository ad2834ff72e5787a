// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Group commit: whatever waits while one synchronous write is under way goes into the next one
 * together. The writing is done by one platform thread, because a virtual thread would hold its
 * carrier for as long as the disk takes.
 */
final class Committer implements AutoCloseable {
  private static final int WAITING = 1024;
  private static final int GROUP = 256;
  private static final int GROUP_BYTES = 8 << 20;

  private record Waiting(Edits edits, CompletableFuture<Void> done) {}

  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
  private final Consumer<List<Edits>> writer;
  private final Thread thread;

  /**
   * Begins to work.
   *
   * @param writer makes the changes of a group, all or none
   */
  Committer(Consumer<List<Edits>> writer) {
    this.writer = writer;
    this.thread = Thread.ofPlatform().daemon().name("store-commit").start(this::run);
  }

  /** Returns when the changes are made; throws what the writer throws. */
  void commit(Edits edits) {
    Waiting waiting = new Waiting(edits, new CompletableFuture<>());
    try {
      queue.put(waiting);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before anything was written", e);
    }
    try {
      waiting.done().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void run() {
    List<Waiting> group = new ArrayList<>(GROUP);
    try {
      while (true) {
        group.add(queue.take());
        int bytes = group.getFirst().edits().size();
        while (group.size() < GROUP && bytes < GROUP_BYTES) {
          Waiting next = queue.poll();
          if (next == null) {
            break;
          }
          group.add(next);
          bytes += next.edits().size();
        }
        write(group);
        group.clear();
      }
    } catch (InterruptedException _) {
      // Closed: nobody is waiting any more.
    }
  }

  private void write(List<Waiting> group) {
    try {
      writer.accept(group.stream().map(Waiting::edits).toList());
      group.forEach(waiting -> waiting.done().complete(null));
    } catch (RuntimeException | Error e) {
      // Also of an error: this thread goes on, and nobody waits for ever.
      group.forEach(waiting -> waiting.done().completeExceptionally(e));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
