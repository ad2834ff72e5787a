// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.landbridge.aws.AccountId;
import io.landbridge.aws.AwsException;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.Account;
import io.landbridge.translation.cloudstack.Bucket;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.cloudstack.ObjectStoragePool;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.cloudstack.Success;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.VersioningState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The buckets as the native cloud knows them. What it says is remembered for a short while, also
 * that there is no such bucket; what is changed here is asked for anew. A bucket that somebody made
 * natively gets its place in the object store when it is first seen.
 */
public final class BucketDirectory {
  private static final int MOST_REMEMBERED = 10_000;
  private static final int LOCKS = 64;
  private static final long GIB = 1L << 30;
  private static final Duration PRESENT = Duration.ofSeconds(10);
  private static final Duration ABSENT = Duration.ofSeconds(2);

  /** Longer than any answer about buckets is on its way. */
  private static final Duration LEAVING = Duration.ofMinutes(10);

  private final CloudStack cloud;
  private final NativeCredentials service;
  private final CanonicalUsers users;
  private final ObjectStore store;
  private final S3Options options;
  private final Cache<String, S3Bucket> present;
  private final Cache<String, Boolean> absent;
  private final Cache<NativeId, Boolean> leaving;
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
    this.cloud = cloud;
    this.service = service;
    this.users = users;
    this.store = store;
    this.options = options;
    this.present =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(PRESENT)
            .ticker(ticker)
            .build();
    this.absent =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(ABSENT)
            .ticker(ticker)
            .build();
    this.leaving =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(LEAVING)
            .ticker(ticker)
            .build();
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /** What the gateway asks for itself, within the time of a request. */
  private record ServiceSession(NativeCredentials credentials, Instant deadline, RequestTrace trace)
      implements NativeSession {}

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
    NativeRequest request = NativeRequest.of(NativeCommand.LIST_BUCKETS).with("listall", true);
    NativeSession session = new ServiceSession(service, deadline, new RequestTrace());
    Set<BucketId> there =
        cloud.list(session, request, Bucket.class).stream()
            .map(bucket -> BucketId.of(bucket.id().value()))
            .collect(Collectors.toUnmodifiableSet());
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

  private NativeSession service(S3Call call) {
    return new ServiceSession(service, call.deadline(), call.trace());
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
    S3Bucket known = present.getIfPresent(name);
    if (known != null) {
      return Optional.of(known);
    }
    if (absent.getIfPresent(name) != null) {
      return Optional.empty();
    }
    Optional<S3Bucket> found = look(call, name);
    if (found.isPresent()) {
      present.put(name, found.get());
    } else {
      absent.put(name, true);
    }
    return found;
  }

  private Optional<S3Bucket> look(S3Call call, String name) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_BUCKETS).with("name", name).with("listall", true);
    return cloud.list(service(call), request, Bucket.class).stream()
        .filter(bucket -> bucket.name().equals(name) && isThere(bucket))
        // Its place in the store has gone before it; it must not get another one.
        .filter(bucket -> leaving.getIfPresent(bucket.id()) == null)
        // CloudStack's simulator lets a name be used twice; the first one has it.
        .min(Comparator.comparing((Bucket bucket) -> bucket.created().orElse(Instant.MAX)))
        .map(bucket -> adopt(bucket, owner(call, bucket)));
  }

  private static boolean isThere(Bucket bucket) {
    return bucket.state().map(state -> state.equals("Created")).orElse(true);
  }

  /** The account of a bucket: its answer has the name only, which is unique in a domain. */
  private AccountId owner(S3Call call, Bucket bucket) {
    String name = bucket.account().orElse("");
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_ACCOUNTS).with("name", name).with("listall", true);
    List<Account> candidates =
        cloud.list(service(call), request, Account.class).stream()
            .filter(account -> account.name().equals(name))
            .toList();
    return candidates.stream()
        .filter(account -> candidates.size() == 1 || owns(call, account, bucket))
        .findFirst()
        .map(account -> users.accountId(account.id()))
        .orElseThrow(() -> BucketErrors.noSuchBucket(bucket.name()));
  }

  private boolean owns(S3Call call, Account account, Bucket bucket) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_BUCKETS)
            .with("name", bucket.name())
            .with("account", account.name())
            .with("domainid", account.domainid());
    return cloud.list(service(call), request, Bucket.class).stream()
        .anyMatch(other -> other.id().equals(bucket.id()));
  }

  /** Gives a native bucket its place in the object store, once. */
  private S3Bucket adopt(Bucket bucket, AccountId owner) {
    S3Bucket adopted = toBucket(bucket, owner);
    Optional<BucketState> known = store.findBucket(adopted.id());
    if (known.isEmpty()) {
      store.createBucket(adopted.id());
    }
    OptionalLong quota =
        bucket.quota().map(gib -> OptionalLong.of(gib * GIB)).orElse(OptionalLong.empty());
    if (!known.map(BucketState::quotaInBytes).equals(Optional.of(quota))) {
      store.setQuota(adopted.id(), quota);
    }
    boolean unversioned =
        known.map(BucketState::versioning).orElse(VersioningState.UNVERSIONED)
            == VersioningState.UNVERSIONED;
    if (unversioned && (bucket.versioning() || bucket.objectlocking())) {
      store.setVersioning(adopted.id(), VersioningState.ENABLED);
    }
    return adopted;
  }

  /** The buckets of the caller's account, by name. */
  public List<S3Bucket> list(S3Call call, Caller caller) {
    NativeRequest request = NativeRequest.of(NativeCommand.LIST_BUCKETS);
    return cloud.list(call, request, Bucket.class).stream()
        .filter(bucket -> isThere(bucket) && isOf(bucket, caller))
        .map(bucket -> toBucket(bucket, caller.accountId()))
        .sorted(Comparator.comparing(S3Bucket::name))
        .toList();
  }

  private S3Bucket toBucket(Bucket bucket, AccountId owner) {
    return new S3Bucket(
        bucket.name(),
        bucket.id(),
        owner,
        users.idOf(owner),
        bucket.created().orElse(Instant.EPOCH),
        bucket.objectlocking());
  }

  private static boolean isOf(Bucket bucket, Caller caller) {
    return bucket.account().map(caller.accountName()::equals).orElse(true);
  }

  /**
   * Makes a bucket in the caller's account and waits until it is there.
   *
   * @param locked with object lock, and so with versions
   * @throws io.landbridge.aws.AwsException {@code BucketAlreadyExists}, {@code
   *     BucketAlreadyOwnedByYou}
   */
  public S3Bucket create(S3Call call, Caller caller, String name, boolean locked) {
    ReentrantLock lock = locks[Math.floorMod(name.hashCode(), LOCKS)];
    lock.lock(); // one at a time for each name: the native cloud may take it twice
    try {
      forget(name);
      Optional<S3Bucket> there = find(call, name);
      if (there.isPresent()) {
        throw there.get().owner().equals(caller.accountId())
            ? BucketErrors.alreadyOwned(name)
            : BucketErrors.alreadyExists(name);
      }
      NativeRequest request =
          NativeRequest.of(NativeCommand.CREATE_BUCKET)
              .with("name", name)
              .with("objectstorageid", pool(call))
              .with("quota", options.quotaInGiB());
      if (locked) {
        request = request.with("versioning", true).with("objectlocking", true);
      }
      Submission submission = cloud.submit(call, request);
      Bucket made = cloud.await(call, submission, Bucket.class);
      S3Bucket bucket = adopt(made, caller.accountId());
      forget(name);
      present.put(name, bucket);
      return bucket;
    } finally {
      lock.unlock();
    }
  }

  private NativeId pool(S3Call call) {
    NativeRequest request = NativeRequest.of(NativeCommand.LIST_OBJECT_STORAGE_POOLS);
    return cloud.list(service(call), request, ObjectStoragePool.class).stream()
        .filter(pool -> options.pool().map(pool.name()::equals).orElse(true))
        .findFirst()
        .map(ObjectStoragePool::id)
        .orElseThrow(BucketErrors::noPool);
  }

  /**
   * Deletes a bucket.
   *
   * @throws io.landbridge.aws.AwsException {@code BucketNotEmpty}
   */
  public void delete(S3Call call, S3Bucket bucket) {
    leaving.put(bucket.nativeId(), true);
    boolean gone = false;
    try {
      store.deleteBucket(bucket.id()); // refuses while there is anything in it
      var _ =
          cloud.call(
              owner(call, bucket),
              NativeRequest.of(NativeCommand.DELETE_BUCKET).with("id", bucket.nativeId()),
              Success.class);
      gone = true;
    } finally {
      if (!gone) {
        leaving.invalidate(bucket.nativeId());
      }
      forget(bucket.name());
    }
  }

  /** Tells the native cloud whether the bucket keeps versions. */
  public void setVersioning(S3Call call, S3Bucket bucket, boolean enabled) {
    var _ =
        cloud.call(
            owner(call, bucket),
            NativeRequest.of(NativeCommand.UPDATE_BUCKET)
                .with("id", bucket.nativeId())
                .with("versioning", enabled),
            Success.class);
  }

  /** Tells the native cloud whether the bucket encrypts by default. */
  public void setEncryption(S3Call call, S3Bucket bucket, boolean enabled) {
    var _ =
        cloud.call(
            owner(call, bucket),
            NativeRequest.of(NativeCommand.UPDATE_BUCKET)
                .with("id", bucket.nativeId())
                .with("encryption", enabled),
            Success.class);
  }

  /** Others than the owner, whom a policy permits it, have no native right of their own. */
  private NativeSession owner(S3Call call, S3Bucket bucket) {
    return call.requester().account().filter(bucket.owner()::equals).isPresent()
        ? call
        : service(call);
  }

  private void forget(String name) {
    present.invalidate(name);
    absent.invalidate(name);
  }
}
