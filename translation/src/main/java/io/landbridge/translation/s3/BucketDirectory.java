// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.landbridge.aws.AwsException;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.s3.NativeBuckets.Owned;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The buckets as the native cloud knows them. What it says is remembered for a short while, also
 * that there is no such bucket; what is changed here is asked for anew. A bucket that somebody made
 * natively gets its place in the object store when it is first seen.
 */
public final class BucketDirectory {
  private static final int MOST_REMEMBERED = 10_000;
  private static final int LOCKS = 64;
  private static final Duration ABSENT = Duration.ofSeconds(2);

  /** Longer than any answer about buckets is on its way. */
  private static final Duration LEAVING = Duration.ofMinutes(10);

  private final NativeBuckets natives;
  private final CanonicalUsers users;
  private final ObjectStore store;
  private final BucketAdoption adoption;
  private final Cache<String, S3Bucket> present;
  private final Cache<String, Boolean> absent;
  private final Cache<NativeId, Boolean> leaving;
  private final Cache<String, BucketId> doubtful;
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

  /**
   * A directory.
   *
   * @param service the gateway's own native account, which sees the buckets of all accounts
   * @param ticker the time that remembered answers age by
   */
  public BucketDirectory(
      CloudStack cloud,
      NativeCredentials service,
      CanonicalUsers users,
      ObjectStore store,
      S3Options options,
      Ticker ticker) {
    this.natives = new NativeBuckets(cloud, service, users, options);
    this.users = users;
    this.store = store;
    this.adoption = new BucketAdoption(store);
    this.present = cache(options.bucketsKept(), ticker);
    this.absent = cache(ABSENT, ticker);
    this.leaving = cache(LEAVING, ticker);
    this.doubtful = cache(LEAVING, ticker);
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  private static <K, V> Cache<K, V> cache(Duration kept, Ticker ticker) {
    return Caffeine.newBuilder()
        .maximumSize(MOST_REMEMBERED)
        .expireAfterWrite(kept)
        .ticker(ticker)
        .executor(Runnable::run) // another thread would be woken for next to nothing
        .build();
  }

  /**
   * The bucket of this name, whoever owns it.
   *
   * @throws io.landbridge.aws.AwsException {@code NoSuchBucket}
   */
  public S3Bucket get(S3Call call, String name) {
    return find(call, name).orElseThrow(() -> BucketErrors.noSuchBucket(name));
  }

  /** The bucket of this name, whoever owns it. */
  public Optional<S3Bucket> find(S3Call call, String name) {
    return find(natives.service(call), name);
  }

  /**
   * The same for the gateway itself.
   *
   * @param deadline when the native cloud is given up
   */
  public Optional<S3Bucket> find(String name, Instant deadline) {
    return find(natives.service(deadline), name);
  }

  private Optional<S3Bucket> find(NativeSession session, String name) {
    Optional<Optional<S3Bucket>> known = remembered(name);
    if (known.isPresent()) {
      return known.get();
    }
    ReentrantLock lock = lock(name);
    lock.lock(); // while nobody else changes what native cloud and store both keep
    try {
      return remembered(name).orElseGet(() -> look(session, name));
    } finally {
      lock.unlock();
    }
  }

  /** What is remembered of a name: a bucket, or that there is none; empty for nothing. */
  private Optional<Optional<S3Bucket>> remembered(String name) {
    S3Bucket known = present.getIfPresent(name);
    if (known != null) {
      return Optional.of(Optional.of(known));
    }
    return absent.getIfPresent(name) == null ? Optional.empty() : Optional.of(Optional.empty());
  }

  private Optional<S3Bucket> look(NativeSession session, String name) {
    Optional<S3Bucket> found =
        natives
            // It is gone, whatever a late answer says: it must not get another place in the store.
            .find(session, name, bucket -> leaving.getIfPresent(bucket.id()) == null)
            .map(this::adopt);
    settle(name, found);
    if (found.isPresent()) {
      present.put(name, found.get());
    } else {
      absent.put(name, true);
    }
    return found;
  }

  /** The cloud did not say whether it deleted a bucket of this name: now it does. */
  private void settle(String name, Optional<S3Bucket> there) {
    BucketId id = doubtful.asMap().remove(name);
    if (id != null && there.filter(bucket -> bucket.id().equals(id)).isEmpty()) {
      var _ = removeIfEmpty(id); // an object is never removed that nobody wanted removed
    }
  }

  private S3Bucket adopt(Owned owned) {
    S3Bucket bucket = toBucket(owned);
    adoption.adopt(bucket, owned.bucket());
    return bucket;
  }

  private S3Bucket toBucket(Owned owned) {
    return new S3Bucket(
        owned.bucket().name(),
        owned.bucket().id(),
        owned.owner(),
        users.idOf(owned.owner()),
        owned.bucket().created().orElse(Instant.EPOCH),
        owned.bucket().objectlocking());
  }

  /**
   * The bucket that has this place in the store.
   *
   * @param deadline when the native cloud is given up
   */
  public Optional<S3Bucket> find(BucketId id, Instant deadline) {
    return natives.find(id, deadline).map(this::toBucket);
  }

  /**
   * Removes what the object store keeps of buckets that somebody deleted natively, unless there is
   * something in it: objects are only ever deleted by those who ask for it.
   *
   * @param deadline how long the native cloud may take
   * @return the ids of buckets that are natively gone, but have objects here
   */
  public List<BucketId> removeGone(Instant deadline) {
    // In this order: a bucket that is made meanwhile is in the later list at least.
    List<BucketState> kept = store.buckets();
    Set<BucketId> there = natives.all(deadline);
    return kept.stream()
        .map(BucketState::id)
        .filter(id -> !there.contains(id) && !removeIfEmpty(id))
        .toList();
  }

  private boolean removeIfEmpty(BucketId id) {
    try {
      store.deleteBucket(id);
      return true;
    } catch (AwsException e) {
      return false;
    }
  }

  /** The buckets of the caller's account, by name. */
  public List<S3Bucket> list(S3Call call, Caller caller) {
    return natives.of(call, caller).stream()
        .map(this::toBucket)
        .sorted(Comparator.comparing(S3Bucket::name))
        .toList();
  }

  /**
   * Makes a bucket in the caller's account and waits until it is there.
   *
   * @param locked with object lock, and so with versions
   * @throws io.landbridge.aws.AwsException {@code BucketAlreadyExists}, {@code
   *     BucketAlreadyOwnedByYou}
   */
  public S3Bucket create(S3Call call, Caller caller, String name, boolean locked) {
    ReentrantLock lock = lock(name);
    lock.lock(); // one at a time for each name: the native cloud may take it twice
    try {
      forget(name);
      Optional<S3Bucket> there = find(call, name);
      if (there.isPresent()) {
        throw there.get().owner().equals(caller.accountId())
            ? BucketErrors.alreadyOwned(name)
            : BucketErrors.alreadyExists(name);
      }
      S3Bucket bucket = adopt(natives.create(call, caller, name, locked));
      forget(name);
      present.put(name, bucket);
      return bucket;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Deletes a bucket. Where the native cloud refuses, or does not tell what has become of it, the
   * bucket keeps its configuration; in the latter case until it is known not to be there.
   *
   * @throws io.landbridge.aws.AwsException {@code BucketNotEmpty}
   */
  public void delete(S3Call call, S3Bucket bucket) {
    ReentrantLock lock = lock(bucket.name());
    lock.lock();
    leaving.put(bucket.nativeId(), true);
    boolean gone = false;
    try {
      store.deleteBucket(bucket.id(), () -> natives.delete(call, bucket));
      gone = true;
    } catch (NativeException e) {
      if (e.error().leavesOutcomeOpen()) {
        doubtful.put(bucket.name(), bucket.id());
      }
      throw e;
    } finally {
      if (!gone) {
        leaving.invalidate(bucket.nativeId());
      }
      forget(bucket.name());
      lock.unlock();
    }
  }

  /**
   * Changes what the native cloud and the store both keep of a bucket, while nobody else compares
   * the two.
   *
   * @param change what the native cloud is told
   * @param keep keeps what goes with it, once the native cloud has taken the change
   */
  public void change(S3Call call, S3Bucket bucket, BucketChange change, Runnable keep) {
    ReentrantLock lock = lock(bucket.name());
    lock.lock();
    try {
      natives.update(call, bucket, change);
      keep.run();
    } finally {
      lock.unlock();
    }
  }

  private ReentrantLock lock(String name) {
    return locks[Math.floorMod(name.hashCode(), LOCKS)];
  }

  private void forget(String name) {
    present.invalidate(name);
    absent.invalidate(name);
  }
}
