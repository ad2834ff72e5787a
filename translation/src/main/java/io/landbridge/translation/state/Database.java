// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements: reads without a transaction, writes in one, each repeated a few times when the
 * database undid it because of others.
 *
 * <p>SQLite has one writer at a time and syncs the disk inside a native call, which would hold the
 * carrier of a virtual thread; its writes therefore queue for one platform thread.
 */
final class Database implements AutoCloseable {
  private static final int MOST_ATTEMPTS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  private static final int MOST_QUEUED_WRITES = 2_000;
  private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);
  private static final Duration CLOSING_WAIT = Duration.ofSeconds(10);
  private static final String MIGRATIONS = "classpath:io/landbridge/translation/state/migrations";

  private final Dialect dialect;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final @Nullable ThreadPoolExecutor writer;

  private Database(Dialect dialect, HikariDataSource pool) {
    this.dialect = dialect;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.writer = dialect == Dialect.SQLITE ? newWriter() : null;
  }

  static Database open(StoreOptions options) {
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(poolConfig(options));
    } catch (RuntimeException e) {
      throw new StoreException("The store cannot be opened: " + options.url(), e);
    }
    try {
      migrate(options.dialect(), pool);
      return new Database(options.dialect(), pool);
    } catch (RuntimeException e) {
      pool.close();
      throw new StoreException("The store's tables cannot be made: " + options.url(), e);
    }
  }

  private static HikariConfig poolConfig(StoreOptions options) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(options.url());
    config.setMaximumPoolSize(options.poolSize());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
    if (options.dialect() == Dialect.SQLITE) {
      // A connection to a file has nothing to go stale; one in memory must not be replaced.
      config.setMaxLifetime(0);
      config.setIdleTimeout(0);
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "FULL");
      config.addDataSourceProperty("busy_timeout", "5000");
      // A transaction that reads first and writes later could otherwise fail without waiting.
      config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    } else {
      if (!options.user().isEmpty()) {
        config.setUsername(options.user());
        config.setPassword(options.password().expose());
      }
      config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    }
    return config;
  }

  private static void migrate(Dialect dialect, HikariDataSource pool) {
    Flyway.configure()
        .dataSource(pool)
        .locations(MIGRATIONS)
        .failOnMissingLocations(true)
        // Tables of a later version are refused, not guessed at.
        .ignoreMigrationPatterns(new String[0])
        .table("landbridge_schema_history")
        .placeholders(dialect.placeholders())
        .loggers("slf4j")
        .load()
        .migrate();
  }

  private static ThreadPoolExecutor newWriter() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MOST_QUEUED_WRITES),
        Thread.ofPlatform().daemon().name("store-writer").factory());
  }

  Dialect dialect() {
    return dialect;
  }

  /** Runs statements that only read. */
  <R> R read(HandleCallback<R, RuntimeException> work) {
    return repeated(() -> jdbi.withHandle(work));
  }

  /** Runs statements in a transaction, committed when this returns. */
  <R> R write(HandleCallback<R, RuntimeException> work) {
    ThreadPoolExecutor queue = writer;
    if (queue == null) {
      return repeated(() -> jdbi.inTransaction(work));
    }
    Future<R> written;
    try {
      written = queue.submit(() -> repeated(() -> jdbi.inTransaction(work)));
    } catch (RejectedExecutionException e) {
      throw new StoreException("Too many writes wait for the store, or it is closed", e);
    }
    try {
      return written.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Interrupted while the store writes", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new StoreException("The store failed", e);
    }
  }

  /** Runs statements that give nothing back. */
  void update(Consumer<Handle> work) {
    write(handle -> {
      work.accept(handle);
      return true;
    });
  }

  private interface Attempt<R> {
    R run();
  }

  private <R> R repeated(Attempt<R> attempt) {
    long pause = FIRST_PAUSE.toNanos();
    for (int attempts = 1; ; attempts++) {
      try {
        return attempt.run();
      } catch (JdbiException e) {
        if (attempts == MOST_ATTEMPTS || !isTransient(e)) {
          throw new StoreException("The store refused a statement", e);
        }
        LockSupport.parkNanos(pause + ThreadLocalRandom.current().nextLong(pause));
        pause *= 2;
      }
    }
  }

  private boolean isTransient(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && dialect.isTransient(sql)) {
        return true;
      }
    }
    return false;
  }

  /** Ends after the writes that are queued. */
  @Override
  public void close() {
    ThreadPoolExecutor queue = writer;
    if (queue != null) {
      queue.shutdown();
      try {
        if (!queue.awaitTermination(CLOSING_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
          queue.shutdownNow();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    pool.close();
  }
}
