// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileManager;
import org.rocksdb.UInt64AddOperator;
import org.rocksdb.WALRecoveryMode;

/**
 * How RocksDB is set up. Two families: rows, small and ordered, with a counter's sum as the merge
 * of a row; and content by id, whose larger values stand in files of their own so that compaction
 * does not move them.
 */
final class MetadataOptions implements AutoCloseable {
  static {
    RocksDB.loadLibrary();
  }

  private final Cache cache;
  private final BloomFilter filter = new BloomFilter(10, false);
  private final UInt64AddOperator sum = new UInt64AddOperator();
  private final ColumnFamilyOptions rows;
  private final ColumnFamilyOptions content;
  private final SstFileManager space;
  private final DBOptions database;

  MetadataOptions(long cacheBytes) {
    cache = new LRUCache(cacheBytes);
    rows = family().setMergeOperator(sum).setWriteBufferSize(32L << 20);
    content =
        family()
            .setWriteBufferSize(32L << 20)
            .setEnableBlobFiles(true)
            .setMinBlobSize(1024)
            .setBlobFileSize(64L << 20)
            .setEnableBlobGarbageCollection(true);
    try {
      // It watches the free space, and lets writing go on when there is some again.
      space = new SstFileManager(Env.getDefault());
    } catch (RocksDBException e) {
      throw new IllegalStateException("RocksDB cannot watch the free space", e);
    }
    database =
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
            .setMaxBackgroundJobs(2)
            .setMaxTotalWalSize(128L << 20)
            .setSstFileManager(space)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setKeepLogFileNum(2);
  }

  private ColumnFamilyOptions family() {
    return new ColumnFamilyOptions()
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setFilterPolicy(filter)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true));
  }

  DBOptions database() {
    return database;
  }

  List<ColumnFamilyDescriptor> families() {
    return List.of(
        new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, rows),
        new ColumnFamilyDescriptor("content".getBytes(StandardCharsets.US_ASCII), content));
  }

  /** A number as the merge operator adds it; it wraps around, so that negative ones do as well. */
  static byte[] summand(long delta) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(delta).array();
  }

  /** What a counter's row holds. */
  static long sum(byte[] row) {
    return ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  @Override
  public void close() {
    database.close();
    rows.close();
    content.close();
    space.close();
    sum.close();
    filter.close();
    cache.close();
  }
}
