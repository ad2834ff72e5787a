// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** A place among the rows whose names begin alike. It sees the rows as they were when it began. */
final class Cursor implements AutoCloseable {
  private final byte[] prefix;
  private final Slice end;
  private final ReadOptions options;
  private final RocksIterator iterator;
  private final LongAdder steps;
  private final Runnable onClose;

  Cursor(RocksDB db, ColumnFamilyHandle family, byte[] prefix, LongAdder steps, Runnable onClose) {
    this.prefix = prefix;
    this.steps = steps;
    this.onClose = onClose;
    this.end = new Slice(Keys.after(prefix));
    this.options = new ReadOptions().setIterateUpperBound(end);
    this.iterator = db.newIterator(family, options);
  }

  /** Goes to the first row. */
  Cursor first() {
    return seek(prefix);
  }

  /** Goes to the first row whose name is this one or comes after it. */
  Cursor seek(byte[] name) {
    steps.increment();
    iterator.seek(Arrays.compareUnsigned(name, prefix) < 0 ? prefix : name);
    check();
    return this;
  }

  void next() {
    steps.increment();
    iterator.next();
    check();
  }

  boolean isValid() {
    return iterator.isValid();
  }

  byte[] name() {
    return iterator.key();
  }

  byte[] value() {
    return iterator.value();
  }

  private void check() {
    if (!iterator.isValid()) {
      try {
        iterator.status();
      } catch (RocksDBException e) {
        throw new IllegalStateException("Rows cannot be read", e);
      }
    }
  }

  @Override
  public void close() {
    iterator.close();
    options.close();
    end.close();
    onClose.run();
  }
}
