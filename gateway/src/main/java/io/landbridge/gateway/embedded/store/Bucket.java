// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.BucketUsage;
import io.landbridge.translation.s3.store.Document;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.VersioningState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A bucket in memory. Who changes an object holds the gate's read lock; who changes the bucket
 * itself, or removes it, the write lock.
 */
final class Bucket {
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
  private final Map<String, Document> configuration = new ConcurrentHashMap<>();
  private final AtomicLong bytes;
  private final AtomicLong versions;
  private volatile BucketState state;
  private volatile boolean gone;

  Bucket(BucketState state, BucketUsage usage) {
    this.state = state;
    this.bytes = new AtomicLong(usage.bytes());
    this.versions = new AtomicLong(usage.versions());
  }

  BucketId id() {
    return state.id();
  }

  BucketState state() {
    return state;
  }

  VersioningState versioning() {
    return state.versioning();
  }

  void state(BucketState next) {
    state = next;
  }

  ReentrantReadWriteLock gate() {
    return gate;
  }

  Map<String, Document> configuration() {
    return configuration;
  }

  BucketUsage usage() {
    return new BucketUsage(bytes.get(), versions.get());
  }

  void markGone() {
    gone = true;
  }

  void checkThere() {
    if (gone) {
      throw StoreErrors.noSuchBucket().toException();
    }
  }

  /** Refuses what the quota would refuse in the end, before all of it has come. */
  void checkRoom(long more) {
    if (more > 0 && state.quotaInBytes().isPresent()) {
      checkQuota(bytes.get() + more);
    }
  }

  /** Takes room for what is about to be written. */
  void use(long moreBytes, long moreVersions) {
    bytes.updateAndGet(before -> {
      if (moreBytes > 0) {
        checkQuota(before + moreBytes);
      }
      return before + moreBytes;
    });
    versions.addAndGet(moreVersions);
  }

  /** Gives the room back when nothing was written. */
  void unuse(long moreBytes, long moreVersions) {
    bytes.addAndGet(-moreBytes);
    versions.addAndGet(-moreVersions);
  }

  private void checkQuota(long wanted) {
    if (state.quotaInBytes().isPresent() && wanted > state.quotaInBytes().getAsLong()) {
      throw StoreErrors.quotaExceeded().toException();
    }
  }
}
