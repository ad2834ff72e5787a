// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes files that no row names any more, behind everybody's back. What is to be removed stands
 * in rows until it is, so that it is removed after a restart too. Readers that have a file open
 * keep it: the operating system sees to that.
 */
final class Remover implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Remover.class);
  private static final int WAITING = 100_000;
  private static final int GROUP = 256;
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private record Due(Removal removal, long moment) {}

  private final Metadata metadata;
  private final DataFiles files;
  private final Readers readers;
  private final BlockingQueue<Due> queue = new LinkedBlockingQueue<>(WAITING);
  private volatile boolean overflowed;
  private volatile boolean busy;
  private final Thread thread;

  Remover(Metadata metadata, DataFiles files, Readers readers) {
    this.metadata = metadata;
    this.files = files;
    this.readers = readers;
    // What an earlier process left is found among the rows.
    this.overflowed = true;
    this.thread = Thread.ofPlatform().daemon().name("store-remove").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Removes these when no reader needs them; their rows are committed. */
  void removeSoon(List<Removal> removals) {
    long moment = removals.isEmpty() ? 0 : readers.now();
    for (Removal removal : removals) {
      if (!queue.offer(new Due(removal, moment))) {
        overflowed = true;
      }
    }
  }

  /** Whether nothing waits to be removed. */
  boolean isIdle() {
    return queue.isEmpty() && !overflowed && !busy;
  }

  private void run() {
    List<Due> group = new ArrayList<>(GROUP);
    try {
      while (true) {
        if (overflowed && queue.isEmpty()) {
          busy = true;
          overflowed = false;
          refill();
        }
        Due first = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          busy = true;
          group.add(first);
          queue.drainTo(group, GROUP - 1);
          remove(group);
          group.clear();
        }
        busy = false;
      }
    } catch (InterruptedException _) {
      // Closed: the rows say what is left to do.
    }
  }

  private void refill() {
    long moment = readers.now();
    try (Cursor cursor = metadata.cursor(new byte[] {'x'})) {
      for (cursor.first(); cursor.isValid(); cursor.next()) {
        UUID id = Keys.toUuid(cursor.name(), 1);
        if (!queue.offer(new Due(Removal.fromRow(id, cursor.value()), moment))) {
          overflowed = true;
          return;
        }
      }
    }
  }

  private void remove(List<Due> group) throws InterruptedException {
    Edits done = new Edits();
    for (Due due : group) {
      readers.awaitAllAfter(due.moment());
      if (remove(due.removal())) {
        done.delete(Keys.removal(due.removal().id()));
      }
    }
    metadata.commitLazily(done);
  }

  private boolean remove(Removal removal) {
    try {
      BucketId bucket = removal.bucket();
      if (removal.wholeBucket()) {
        files.removeBucket(bucket);
      } else {
        files.remove(bucket, removal.id());
      }
      return true;
    } catch (IOException e) {
      LOG.atWarn().setCause(e).addKeyValue("file", removal.id()).log("A file cannot be removed");
      return false;
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
