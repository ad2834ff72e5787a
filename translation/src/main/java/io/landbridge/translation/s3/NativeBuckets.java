// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.Account;
import io.landbridge.translation.cloudstack.Bucket;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.cloudstack.ObjectStoragePool;
import io.landbridge.translation.cloudstack.Success;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.store.BucketId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Buckets by the native cloud's commands: nothing is remembered here. */
final class NativeBuckets {
  /** How long after a request's deadline it may be asked what has become of it. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(5);

  private final CloudStack cloud;
  private final NativeCredentials service;
  private final CanonicalUsers users;
  private final S3Options options;

  NativeBuckets(
      CloudStack cloud, NativeCredentials service, CanonicalUsers users, S3Options options) {
    this.cloud = cloud;
    this.service = service;
    this.users = users;
    this.options = options;
  }

  /** What the gateway asks for itself, within the time of a request. */
  private record ServiceSession(NativeCredentials credentials, Instant deadline, RequestTrace trace)
      implements NativeSession {}

  /** The gateway's own session, until the deadline. */
  NativeSession service(Instant deadline) {
    return new ServiceSession(service, deadline, new RequestTrace());
  }

  /** The gateway's own session, within the time of a request. */
  NativeSession service(S3Call call) {
    return new ServiceSession(service, call.deadline(), call.trace());
  }

  /**
   * A bucket with its account.
   *
   * @param bucket as it is natively
   */
  record Owned(Bucket bucket, AccountId owner) {}

  /**
   * The bucket of this name, whoever owns it.
   *
   * @param session the gateway's own
   * @param wanted buckets of which this does not hold are passed over
   */
  Optional<Owned> find(NativeSession session, String name, Predicate<Bucket> wanted) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_BUCKETS).with("name", name).with("listall", true);
    return cloud.list(session, request, Bucket.class).stream()
        .filter(bucket -> bucket.name().equals(name) && isThere(bucket))
        .filter(wanted)
        // CloudStack's simulator lets a name be used twice; the first one has it.
        .min(Comparator.comparing((Bucket bucket) -> bucket.created().orElse(Instant.MAX)))
        .map(bucket -> new Owned(bucket, owner(session, bucket)));
  }

  /** The bucket of this id, whoever owns it. */
  Optional<Owned> find(BucketId id, Instant deadline) {
    NativeSession session = service(deadline);
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_BUCKETS)
            .with("id", id.value().toString())
            .with("listall", true);
    return cloud.list(session, request, Bucket.class).stream()
        .filter(bucket -> BucketId.of(bucket.id().value()).equals(id) && isThere(bucket))
        .findFirst()
        .map(bucket -> new Owned(bucket, owner(session, bucket)));
  }

  /** The places of all buckets, of all accounts. */
  Set<BucketId> all(Instant deadline) {
    NativeSession session = service(deadline);
    NativeRequest request = NativeRequest.of(NativeCommand.LIST_BUCKETS).with("listall", true);
    return cloud.list(session, request, Bucket.class).stream()
        .map(bucket -> BucketId.of(bucket.id().value()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isThere(Bucket bucket) {
    return bucket.state().map(state -> state.equals("Created")).orElse(true);
  }

  /** The account of a bucket: its answer has the name only, which is unique in a domain. */
  private AccountId owner(NativeSession session, Bucket bucket) {
    String name = bucket.account().orElse("");
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_ACCOUNTS).with("name", name).with("listall", true);
    List<Account> candidates =
        cloud.list(session, request, Account.class).stream()
            .filter(account -> account.name().equals(name))
            .toList();
    return candidates.stream()
        .filter(account -> candidates.size() == 1 || owns(session, account, bucket))
        .findFirst()
        .map(account -> users.accountId(account.id()))
        .orElseThrow(() -> BucketErrors.noSuchBucket(bucket.name()));
  }

  private boolean owns(NativeSession session, Account account, Bucket bucket) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_BUCKETS)
            .with("name", bucket.name())
            .with("account", account.name())
            .with("domainid", account.domainid());
    return cloud.list(session, request, Bucket.class).stream()
        .anyMatch(other -> other.id().equals(bucket.id()));
  }

  /** The buckets of the caller's account, in no order. */
  List<Owned> of(S3Call call, Caller caller) {
    return cloud.list(call, NativeRequest.of(NativeCommand.LIST_BUCKETS), Bucket.class).stream()
        .filter(bucket -> isThere(bucket) && isOf(bucket, caller))
        .map(bucket -> new Owned(bucket, caller.accountId()))
        .toList();
  }

  private static boolean isOf(Bucket bucket, Caller caller) {
    return bucket.account().map(caller.accountName()::equals).orElse(true);
  }

  /**
   * Makes a bucket in the caller's account and waits until it is there.
   *
   * @param locked with object lock, and so with versions
   */
  Owned create(S3Call call, Caller caller, String name, boolean locked) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.CREATE_BUCKET)
            .with("name", name)
            .with("objectstorageid", pool(call))
            .with("quota", options.quotaInGiB());
    if (locked) {
      request = request.with("versioning", true).with("objectlocking", true);
    }
    Bucket made = cloud.await(call, cloud.submit(call, request), Bucket.class);
    return new Owned(made, caller.accountId());
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
   * Deletes a bucket. An answer that does not come may be that of a deletion: then the cloud is
   * asked for the bucket.
   *
   * @throws NativeException when the bucket is there still, or nobody can tell
   */
  void delete(S3Call call, S3Bucket bucket) {
    try {
      var _ =
          cloud.call(
              owner(call, bucket),
              NativeRequest.of(NativeCommand.DELETE_BUCKET).with("id", bucket.nativeId()),
              Success.class);
    } catch (NativeException e) {
      if (!e.error().leavesOutcomeOpen() || isThere(bucket, call.deadline().plus(AFTERWARDS), e)) {
        throw e;
      }
    }
  }

  private boolean isThere(S3Bucket bucket, Instant deadline, NativeException unanswered) {
    try {
      return find(bucket.id(), deadline).isPresent();
    } catch (NativeException e) {
      unanswered.addSuppressed(e);
      return true;
    }
  }

  void update(S3Call call, S3Bucket bucket, BucketChange change) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.UPDATE_BUCKET).with("id", bucket.nativeId());
    var _ = cloud.call(owner(call, bucket), change.addTo(request), Success.class);
  }

  /** Others than the owner, whom a policy permits it, have no native right of their own. */
  private NativeSession owner(S3Call call, S3Bucket bucket) {
    return call.requester().account().filter(bucket.owner()::equals).isPresent()
        ? call
        : service(call);
  }
}
