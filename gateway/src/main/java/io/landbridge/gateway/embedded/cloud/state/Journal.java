// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file behind the state. Commits that wait together are made together (group commit), by one
 * platform thread, since SQLite's native calls would pin a virtual thread's carrier. On a full disk
 * writers wait until there is room again. Once a commit has failed in another way nothing more is
 * accepted: what is in memory is then ahead of the disk.
 */
final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final int MOST_IN_ONE_COMMIT = 500;
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** SQLite's result codes for a write that found no room, and for one that failed for it. */
  private static final Set<Integer> FULL = Set.of(13, 10);

  private final Connection connection;
  // Every writer waits for its own batch, so this holds at most one batch for each of them.
  private final BlockingQueue<Batch> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private final CountDownLatch ending = new CountDownLatch(1);
  private volatile boolean failed;

  private record Batch(Collection<Change> changes, CompletableFuture<Boolean> done) {}

  private Journal(Connection connection) {
    this.connection = connection;
    this.thread = Thread.ofPlatform().name("embedded-cloud-journal").daemon().start(this::run);
  }

  static Journal open(Path file) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("PRAGMA synchronous=FULL");
        statement.execute(
            "CREATE TABLE IF NOT EXISTS entity (kind TEXT NOT NULL, id TEXT NOT NULL,"
                + " number INTEGER NOT NULL, body TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID");
      }
      connection.setAutoCommit(false);
      return new Journal(connection);
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("Cannot open " + file, e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows; to be called before the first append. */
  void forEach(Consumer<Change> consumer) {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT kind, id, number, body FROM entity ORDER BY number")) {
      while (rows.next()) {
        String kind = rows.getString(1);
        String id = rows.getString(2);
        long number = rows.getLong(3);
        Optional<String> body = Optional.ofNullable(rows.getString(4));
        consumer.accept(
            body.<Change>map(json -> new Change.Put(kind, id, number, json))
                .orElseGet(() -> new Change.Removed(kind, id, number)));
      }
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("Cannot read the cloud's state", e));
    }
  }

  /** Queues changes; the result is there when they are on disk. */
  CompletableFuture<Boolean> append(Collection<Change> changes) {
    if (changes.isEmpty()) {
      return CompletableFuture.completedFuture(true);
    }
    if (failed) {
      throw new UncheckedIOException(new IOException("The cloud's state can no longer be written"));
    }
    Batch batch = new Batch(changes, new CompletableFuture<>());
    queue.add(batch);
    return batch.done();
  }

  private void run() {
    List<Batch> batches = new ArrayList<>();
    while (true) {
      batches.clear();
      try {
        batches.add(queue.take());
      } catch (InterruptedException e) {
        return;
      }
      queue.drainTo(batches, MOST_IN_ONE_COMMIT - 1);
      try {
        if (failed) {
          throw new SQLException("An earlier commit has failed");
        }
        commitPatiently(batches);
        batches.forEach(batch -> batch.done().complete(true));
      } catch (SQLException e) {
        failed = true;
        LOG.atError().setCause(e).log("the embedded cloud cannot write its state");
        IOException cause = new IOException("The cloud's state could not be written", e);
        batches.forEach(b -> b.done().completeExceptionally(new UncheckedIOException(cause)));
      }
      if (batches.stream().anyMatch(batch -> batch.changes().isEmpty())) {
        return;
      }
    }
  }

  private void commitPatiently(List<Batch> batches) throws SQLException {
    boolean waited = false;
    while (true) {
      try {
        commit(batches);
        if (waited) {
          LOG.atInfo().log("the embedded cloud can write its state again");
        }
        return;
      } catch (SQLException e) {
        rollback();
        if (!FULL.contains(e.getErrorCode() & 0xff)) {
          throw e;
        }
        if (!waited) {
          LOG.atError().setCause(e).log("the embedded cloud waits for room on its disk");
        }
        waited = true;
        pause(e);
      }
    }
  }

  /** SQLite may have rolled back by itself, as it does on a full disk, unknown to the driver. */
  private void rollback() throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.atDebug().setCause(e).log("there is no transaction any more");
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN");
      }
    }
  }

  private void pause(SQLException reason) throws SQLException {
    try {
      if (ending.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw reason;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }

  private void commit(List<Batch> batches) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT OR REPLACE INTO entity (kind, id, number, body) VALUES (?, ?, ?, ?)");
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM entity WHERE kind = ? AND id = ?")) {
      // One by one, since a later batch may take back what an earlier one has put.
      for (Batch batch : batches) {
        for (Change change : batch.changes()) {
          write(change, insert, delete);
        }
      }
      connection.commit();
    }
  }

  private static void write(Change change, PreparedStatement insert, PreparedStatement delete)
      throws SQLException {
    PreparedStatement statement = change instanceof Change.Forgotten ? delete : insert;
    statement.setString(1, change.kind());
    statement.setString(2, change.id());
    switch (change) {
      case Change.Put put -> {
        statement.setLong(3, put.number());
        statement.setString(4, put.body());
      }
      case Change.Removed removed -> {
        statement.setLong(3, removed.number());
        statement.setNull(4, Types.VARCHAR);
      }
      case Change.Forgotten _ -> {}
    }
    statement.executeUpdate();
  }

  /** Writes what is queued and closes the file. */
  @Override
  public void close() {
    ending.countDown();
    Batch last = new Batch(List.of(), new CompletableFuture<>());
    queue.add(last);
    try {
      thread.join();
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.atWarn().setCause(e).log("the embedded cloud could not close its state");
    }
  }
}
