// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.StoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The rows of the store, in RocksDB. Reads see what was committed before they began. Commits of
 * several threads share one synchronous write.
 */
final class Metadata implements AutoCloseable {
  private final RocksDB db;
  private final ColumnFamilyHandle rows;
  private final ColumnFamilyHandle content;
  private final MetadataOptions options;
  private final boolean sync;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final WriteOptions unsynced = new WriteOptions().setSync(false);
  private final LongAdder steps = new LongAdder();
  // Native memory: nobody may be inside when it is given back.
  private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;
  private final Committer committer;

  private Metadata(
      RocksDB db, List<ColumnFamilyHandle> families, MetadataOptions options, boolean sync) {
    this.db = db;
    this.rows = families.get(0);
    this.content = families.get(1);
    this.options = options;
    this.sync = sync;
    this.committer = new Committer(group -> write(group, synced));
  }

  /** Opens the rows in a directory, or makes them; replays the log of what was not yet in place. */
  static Metadata open(Path directory, boolean sync, long cache) throws IOException {
    Files.createDirectories(directory);
    MetadataOptions options = new MetadataOptions(cache);
    try {
      List<ColumnFamilyHandle> families = new ArrayList<>();
      RocksDB db =
          RocksDB.open(options.database(), directory.toString(), options.families(), families);
      return new Metadata(db, families, options, sync);
    } catch (RocksDBException e) {
      options.close();
      throw new IOException("The store's rows cannot be opened: " + e.getMessage(), e);
    }
  }

  Optional<byte[]> find(byte[] name) {
    return find(rows, name);
  }

  Optional<byte[]> findContent(UUID id) {
    return find(content, Keys.id(id));
  }

  private Optional<byte[]> find(ColumnFamilyHandle family, byte[] name) {
    enter();
    try {
      return Optional.ofNullable(db.get(family, name));
    } catch (RocksDBException e) {
      throw new IllegalStateException("A row cannot be read", e);
    } finally {
      leave();
    }
  }

  /** Goes through the rows whose names begin with this; to be closed by the same thread. */
  Cursor cursor(byte[] prefix) {
    enter();
    return new Cursor(db, rows, prefix, steps, this::leave);
  }

  /**
   * Makes the changes.
   *
   * @throws io.landbridge.aws.AwsException {@code InsufficientStorage} when the disk is full
   */
  void commit(Edits edits) {
    enter();
    try {
      if (sync) {
        committer.commit(edits);
      } else {
        write(List.of(edits), unsynced);
      }
    } finally {
      leave();
    }
  }

  /** Makes changes that may be lost with the power, because they would be made again. */
  void commitLazily(Edits edits) {
    enter();
    try {
      write(List.of(edits), unsynced);
    } finally {
      leave();
    }
  }

  /** How many rows all cursors together have stepped over. */
  long steps() {
    return steps.sum();
  }

  private void write(List<Edits> group, WriteOptions how) {
    try (WriteBatch batch = new WriteBatch()) {
      for (Edits edits : group) {
        for (Edits.Edit edit : edits.list()) {
          append(batch, edit);
        }
      }
      db.write(how, batch);
    } catch (RocksDBException e) {
      if (e.getStatus() != null && e.getStatus().getSubCode() == Status.SubCode.NoSpace) {
        throw StoreErrors.insufficientStorage().toException();
      }
      throw new IllegalStateException("Rows cannot be written: " + e.getMessage(), e);
    }
  }

  private void append(WriteBatch batch, Edits.Edit edit) throws RocksDBException {
    switch (edit) {
      case Edits.Put put -> batch.put(handle(put.family()), put.name(), put.value());
      case Edits.Delete delete -> batch.delete(handle(delete.family()), delete.name());
      case Edits.Add add -> batch.merge(rows, add.name(), MetadataOptions.summand(add.delta()));
    }
  }

  private ColumnFamilyHandle handle(Edits.Family family) {
    return switch (family) {
      case ROWS -> rows;
      case CONTENT -> content;
    };
  }

  private void enter() {
    open.readLock().lock();
    if (closed) {
      open.readLock().unlock();
      throw new IllegalStateException("The store is closed");
    }
  }

  private void leave() {
    open.readLock().unlock();
  }

  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      committer.close();
      rows.close();
      content.close();
      db.close();
      synced.close();
      unsynced.close();
      options.close();
    } finally {
      open.writeLock().unlock();
    }
  }
}
