// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.BucketUsage;
import io.landbridge.translation.s3.store.Document;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.VersioningState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The buckets: all of them, with their configuration, are in memory as well as in rows. */
final class Buckets {
  private final Metadata metadata;
  private final DataFiles files;
  private final Remover remover;
  private final InstantSource clock;
  private final Map<BucketId, Bucket> buckets = new ConcurrentHashMap<>();
  private final ReentrantLock creating = new ReentrantLock();

  Buckets(Metadata metadata, DataFiles files, Remover remover, InstantSource clock) {
    this.metadata = metadata;
    this.files = files;
    this.remover = remover;
    this.clock = clock;
    load();
  }

  private void load() {
    try (Cursor cursor = metadata.cursor(new byte[] {'b'})) {
      for (cursor.first(); cursor.isValid(); cursor.next()) {
        BucketId id = new BucketId(Keys.toUuid(cursor.name(), 1));
        BucketUsage usage = new BucketUsage(sum(Keys.usedBytes(id)), sum(Keys.usedVersions(id)));
        Bucket bucket = new Bucket(BucketRow.fromRow(id, cursor.value()), usage);
        loadConfiguration(bucket);
        buckets.put(id, bucket);
      }
    }
  }

  private void loadConfiguration(Bucket bucket) {
    byte[] scope = Keys.scope('k', bucket.id());
    try (Cursor cursor = metadata.cursor(scope)) {
      for (cursor.first(); cursor.isValid(); cursor.next()) {
        byte[] name = cursor.name();
        String kind =
            new String(Arrays.copyOfRange(name, scope.length, name.length), StandardCharsets.UTF_8);
        bucket.configuration().put(kind, Document.of(cursor.value()));
      }
    }
  }

  private long sum(byte[] name) {
    return metadata.find(name).map(MetadataOptions::sum).orElse(0L);
  }

  /** The bucket, which must be there. */
  Bucket get(BucketId id) {
    return find(id).orElseThrow(() -> StoreErrors.noSuchBucket().toException());
  }

  Optional<Bucket> find(BucketId id) {
    return Optional.ofNullable(buckets.get(id));
  }

  List<Bucket> all() {
    return List.copyOf(buckets.values());
  }

  void create(BucketId id) {
    creating.lock();
    try {
      if (buckets.containsKey(id)) {
        return;
      }
      files.createBucket(id);
      BucketState state =
          new BucketState(
              id,
              clock.instant().truncatedTo(ChronoUnit.MILLIS),
              VersioningState.UNVERSIONED,
              OptionalLong.empty());
      Edits edits = new Edits();
      edits.put(Keys.bucket(id), BucketRow.toRow(state));
      metadata.commit(edits);
      buckets.put(id, new Bucket(state, BucketUsage.EMPTY));
    } catch (IOException e) {
      throw DataFiles.toFailure(e);
    } finally {
      creating.unlock();
    }
  }

  /**
   * Removes a bucket without objects.
   *
   * @param elsewhere runs before anything is removed here
   * @param uploads forgets the uploads of the bucket, which do not keep it
   */
  void delete(BucketId id, Runnable elsewhere, Consumer<Bucket> uploads) {
    Bucket bucket = get(id);
    bucket.gate().writeLock().lock();
    try {
      bucket.checkThere();
      for (char kind : new char[] {'c', 'v'}) {
        checkEmpty(bucket, kind);
      }
      elsewhere.run();
      uploads.accept(bucket);
      Edits edits = new Edits();
      edits.delete(Keys.bucket(id));
      edits.delete(Keys.usedBytes(id));
      edits.delete(Keys.usedVersions(id));
      bucket.configuration().keySet().forEach(it -> edits.delete(Keys.configuration(id, it)));
      edits.remove(new Removal(id, id.value(), true));
      metadata.commit(edits);
      bucket.markGone();
      buckets.remove(id, bucket);
      remover.removeSoon(edits.removals());
    } finally {
      bucket.gate().writeLock().unlock();
    }
  }

  private void checkEmpty(Bucket bucket, char kind) {
    try (Cursor cursor = metadata.cursor(Keys.scope(kind, bucket.id()))) {
      if (cursor.first().isValid()) {
        boolean versioned = bucket.versioning() != VersioningState.UNVERSIONED;
        throw StoreErrors.bucketNotEmpty(versioned).toException();
      }
    }
  }

  void setVersioning(BucketId id, VersioningState versioning) {
    change(
        id,
        before -> {
          if (versioning == VersioningState.UNVERSIONED && before.versioning() != versioning) {
            throw new IllegalArgumentException("A versioned bucket never becomes unversioned");
          }
          return new BucketState(id, before.created(), versioning, before.quotaInBytes());
        });
  }

  void setQuota(BucketId id, OptionalLong bytes) {
    change(id, before -> new BucketState(id, before.created(), before.versioning(), bytes));
  }

  private void change(BucketId id, UnaryOperator<BucketState> change) {
    Bucket bucket = get(id);
    bucket.gate().writeLock().lock();
    try {
      bucket.checkThere();
      BucketState next = change.apply(bucket.state());
      Edits edits = new Edits();
      edits.put(Keys.bucket(id), BucketRow.toRow(next));
      metadata.commit(edits);
      bucket.state(next);
    } finally {
      bucket.gate().writeLock().unlock();
    }
  }

  void putConfiguration(BucketId id, String kind, Document document) {
    Bucket bucket = get(id);
    bucket.gate().writeLock().lock();
    try {
      bucket.checkThere();
      Edits edits = new Edits();
      edits.put(Keys.configuration(id, kind), document.bytes());
      metadata.commit(edits);
      bucket.configuration().put(kind, document);
    } finally {
      bucket.gate().writeLock().unlock();
    }
  }

  void deleteConfiguration(BucketId id, String kind) {
    Bucket bucket = get(id);
    bucket.gate().writeLock().lock();
    try {
      bucket.checkThere();
      Edits edits = new Edits();
      edits.delete(Keys.configuration(id, kind));
      metadata.commit(edits);
      bucket.configuration().remove(kind);
    } finally {
      bucket.gate().writeLock().unlock();
    }
  }
}
