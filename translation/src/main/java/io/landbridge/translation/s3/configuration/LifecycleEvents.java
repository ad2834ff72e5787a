// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Bucket;
import io.landbridge.translation.s3.lifecycle.LifecycleListener;
import io.landbridge.translation.s3.notification.EventType;
import io.landbridge.translation.s3.notification.S3Event.EventObject;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.DeleteOutcome;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.VersionId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of what a bucket's lifecycle has deleted, where its configuration asks for it. The bucket's
 * name is asked of the native cloud once.
 */
public final class LifecycleEvents implements LifecycleListener {
  private static final Logger LOG = LoggerFactory.getLogger(LifecycleEvents.class);
  private static final String SERVICE = "s3.amazonaws.com";
  private static final int MOST_REMEMBERED = 1000;
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

  private final S3Backend backend;
  private final BucketEvents events;
  private final Cache<BucketId, S3Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /** Events of the buckets of a backend. */
  public LifecycleEvents(S3Backend backend, BucketEvents events) {
    this.backend = backend;
    this.events = events;
  }

  @Override
  public void expired(BucketId bucket, Deletion deletion, DeleteOutcome.Deleted outcome) {
    boolean marked = deletion.version().isEmpty() && outcome.deleteMarker();
    EventType type =
        marked
            ? EventType.LIFECYCLE_EXPIRATION_DELETE_MARKER_CREATED
            : EventType.LIFECYCLE_EXPIRATION_DELETE;
    String key = deletion.key().value();
    try {
      if (events.isWanted(bucket, type, key)) {
        find(bucket).ifPresent(found -> tell(found, type, key, outcome));
      }
    } catch (RuntimeException e) {
      // What has expired is gone, whether or not anybody hears of it.
      LOG.atWarn().addKeyValue("bucket", bucket).setCause(e).log("event not told");
    }
  }

  private Optional<S3Bucket> find(BucketId id) {
    Optional<S3Bucket> known = Optional.ofNullable(buckets.getIfPresent(id));
    Optional<S3Bucket> found =
        known.or(() -> backend.buckets().find(id, backend.clock().instant().plus(LONGEST_LOOK)));
    found.ifPresent(bucket -> buckets.put(id, bucket));
    return found;
  }

  private void tell(S3Bucket bucket, EventType type, String key, DeleteOutcome.Deleted outcome) {
    events.tell(
        bucket,
        type,
        new EventObject(
            key, OptionalLong.empty(), Optional.empty(), outcome.version().map(VersionId::value)),
        SERVICE,
        backend.configuration().names().get());
  }
}
