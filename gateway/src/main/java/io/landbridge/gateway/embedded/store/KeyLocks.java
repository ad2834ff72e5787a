// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * One writer a key: a fixed number of locks that keys share by their hash. What is checked and
 * written under such a lock is one step for everybody else.
 */
final class KeyLocks {
  private static final int STRIPES = 4096;

  private final List<ReentrantLock> stripes =
      IntStream.range(0, STRIPES).mapToObj(_ -> new ReentrantLock()).toList();

  /** Held locks; closed by the thread that took them. */
  static final class Held implements AutoCloseable {
    private final Bucket bucket;
    private final List<ReentrantLock> locks = new ArrayList<>();

    private Held(Bucket bucket) {
      this.bucket = bucket;
    }

    @Override
    public void close() {
      locks.reversed().forEach(ReentrantLock::unlock);
      bucket.gate().readLock().unlock();
    }
  }

  /**
   * Waits for the locks of these keys.
   *
   * @throws io.landbridge.aws.AwsException {@code NoSuchBucket} when the bucket has gone
   */
  Held hold(Bucket bucket, Collection<ObjectKey> keys) {
    bucket.gate().readLock().lock();
    Held held = new Held(bucket);
    try {
      bucket.checkThere();
      // Always in the same order, so that two who want the same two never wait for each other.
      keys.stream()
          .mapToInt(key -> stripe(bucket, key))
          .sorted()
          .distinct()
          .forEach(stripe -> {
            stripes.get(stripe).lock();
            held.locks.add(stripes.get(stripe));
          });
      return held;
    } catch (RuntimeException e) {
      held.close();
      throw e;
    }
  }

  Held hold(Bucket bucket, ObjectKey key) {
    return hold(bucket, List.of(key));
  }

  private static int stripe(Bucket bucket, ObjectKey key) {
    int hash = bucket.id().hashCode() * 31 + key.value().hashCode();
    return (hash ^ hash >>> 16) & STRIPES - 1;
  }
}
