// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.translation.Closing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes expired rows, a bounded number at a time so that no other write waits for long. */
final class Purge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Duration JOBS_KEPT = Duration.ofHours(24);
  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 200;

  private final Database database;
  private final InstantSource clock;
  private final Closing closing = new Closing();

  Purge(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  void start() {
    Thread.ofVirtual().name("store-purge").start(this::repeat);
  }

  private void repeat() {
    while (!closing.isClosedWithin(EVERY)) {
      runOnce();
    }
  }

  private void runOnce() {
    try {
      int rows = run();
      LOG.atDebug().addKeyValue("rows", rows).log("Removed expired rows");
    } catch (StoreException e) {
      LOG.atWarn().setCause(e).log("Expired rows stay until the next round");
    }
  }

  /** Removes what has expired; how many rows that were. */
  int run() {
    Instant now = clock.instant();
    return deleteBefore("client_token", "token_key", "expires_at <= :before", now)
        + deleteBefore("tombstone", "ec2_id", "expires_at <= :before", now)
        + deleteBefore(
            "native_job", "job_id", "handled = 1 AND ended <= :before", now.minus(JOBS_KEPT));
  }

  private int deleteBefore(String table, String key, String condition, Instant before) {
    int total = 0;
    for (int batch = 0; batch < MOST_BATCHES; batch++) {
      int deleted = deleteBatch(table, key, condition, before);
      total += deleted;
      if (deleted < BATCH) {
        break;
      }
    }
    return total;
  }

  private int deleteBatch(String table, String key, String condition, Instant before) {
    // The inner derived table is for MariaDB, which takes no LIMIT directly under IN.
    String delete =
        "DELETE FROM %s WHERE %s IN (SELECT %s FROM (SELECT %s FROM %s WHERE %s LIMIT %d) expired)"
            .formatted(table, key, key, key, table, condition, BATCH);
    return database.write(
        handle -> handle.createUpdate(delete).bind("before", before.toEpochMilli()).execute());
  }

  @Override
  public void close() {
    closing.close();
  }
}
