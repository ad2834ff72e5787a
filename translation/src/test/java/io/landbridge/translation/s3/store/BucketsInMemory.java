// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps buckets and their documents; objects only where a test puts them. Not for threads. */
public class BucketsInMemory extends UnwillingStore {
  private final Map<BucketId, BucketState> states = new HashMap<>();
  private final Map<BucketId, Map<String, Document>> documents = new HashMap<>();
  private final Map<ObjectKey, ObjectVersion> objects = new HashMap<>();

  /** Puts an object into every bucket. */
  public void has(ObjectVersion object) {
    objects.put(object.key(), object);
  }

  @Override
  public void createBucket(BucketId bucket) {
    states.putIfAbsent(
        bucket,
        new BucketState(bucket, Instant.EPOCH, VersioningState.UNVERSIONED, OptionalLong.empty()));
  }

  @Override
  public void deleteBucket(BucketId bucket, Runnable elsewhere) {
    elsewhere.run();
    states.remove(bucket);
    documents.remove(bucket);
  }

  @Override
  public Optional<BucketState> findBucket(BucketId bucket) {
    return Optional.ofNullable(states.get(bucket));
  }

  @Override
  public List<BucketState> buckets() {
    return List.copyOf(states.values());
  }

  @Override
  public void setVersioning(BucketId bucket, VersioningState state) {
    BucketState now = findBucket(bucket).orElseThrow();
    states.put(bucket, new BucketState(bucket, now.created(), state, now.quotaInBytes()));
  }

  @Override
  public void setQuota(BucketId bucket, OptionalLong bytes) {
    BucketState now = findBucket(bucket).orElseThrow();
    states.put(bucket, new BucketState(bucket, now.created(), now.versioning(), bytes));
  }

  @Override
  public void putConfiguration(BucketId bucket, String kind, Document document) {
    documents.computeIfAbsent(bucket, _ -> new HashMap<>()).put(kind, document);
  }

  @Override
  public Optional<Document> findConfiguration(BucketId bucket, String kind) {
    return Optional.ofNullable(documents.getOrDefault(bucket, Map.of()).get(kind));
  }

  @Override
  public void deleteConfiguration(BucketId bucket, String kind) {
    documents.getOrDefault(bucket, new HashMap<>()).remove(kind);
  }

  @Override
  public Optional<StoredVersion> find(BucketId bucket, ObjectKey key, Optional<VersionId> version) {
    return Optional.ofNullable(objects.get(key));
  }
}
