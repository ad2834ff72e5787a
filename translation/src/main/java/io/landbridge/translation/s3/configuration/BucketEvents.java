// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.DeleteObjectsOutput;
import io.landbridge.s3.model.DeleteObjectsRequest;
import io.landbridge.s3.model.ObjectIdentifier;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Bucket;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.notification.EventType;
import io.landbridge.translation.s3.notification.NotificationConfiguration;
import io.landbridge.translation.s3.notification.NotificationQueue;
import io.landbridge.translation.s3.notification.S3Event;
import io.landbridge.translation.s3.notification.S3Event.EventBucket;
import io.landbridge.translation.s3.notification.S3Event.EventCause;
import io.landbridge.translation.s3.notification.S3Event.EventObject;
import io.landbridge.translation.s3.requester.Requester;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.VersioningState;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of what operations have done to objects, where a bucket's configuration asks for it. Asked
 * after an operation has succeeded; a bucket without a configuration costs one look-up.
 */
public final class BucketEvents {
  private static final Logger LOG = LoggerFactory.getLogger(BucketEvents.class);
  private static final Map<String, EventType> TYPES =
      Map.of(
          "PutObject", EventType.OBJECT_CREATED_PUT,
          "PostObject", EventType.OBJECT_CREATED_POST,
          "CopyObject", EventType.OBJECT_CREATED_COPY,
          "CompleteMultipartUpload", EventType.OBJECT_CREATED_COMPLETE_MULTIPART_UPLOAD,
          "PutObjectTagging", EventType.OBJECT_TAGGING_PUT,
          "DeleteObjectTagging", EventType.OBJECT_TAGGING_DELETE,
          "PutObjectAcl", EventType.OBJECT_ACL_PUT,
          "PutObjectRetention", EventType.OBJECT_RETENTION_PUT,
          "DeleteObject", EventType.OBJECT_REMOVED_DELETE,
          "DeleteObjects", EventType.OBJECT_REMOVED_DELETE);

  private final S3Backend backend;
  private final KeptConfiguration configuration;
  private final NotificationQueue queue;
  private final String hostId;

  /**
   * Events of the buckets of a backend.
   *
   * @param hostId what records call this server
   */
  public BucketEvents(S3Backend backend, String hostId) {
    this.backend = backend;
    this.configuration = backend.kept();
    this.queue = backend.configuration().notifications();
    this.hostId = hostId;
  }

  /**
   * Tells of an operation that has succeeded.
   *
   * @param operation the S3 operation's name, {@code PostObject} for a form
   * @param input what was asked
   * @param output what is answered
   */
  public void tell(S3Call call, String operation, Shape input, Shape output) {
    EventType type = TYPES.get(operation);
    if (type == null) {
      return;
    }
    try {
      tell(call, type, input, output);
    } catch (RuntimeException e) {
      // What was done is done, and is answered so.
      LOG.atWarn().addKeyValue("requestId", call.requestId()).setCause(e).log("event not told");
    }
  }

  private void tell(S3Call call, EventType type, Shape input, Shape output) {
    NotificationConfiguration rules = configuration.notification(call.bucket().id());
    if (rules.rules().isEmpty()) {
      return;
    }
    if (input instanceof DeleteObjectsRequest request
        && output instanceof DeleteObjectsOutput result) {
      tellOfAll(call, rules, request, result);
      return;
    }
    Optional<String> asked = Members.findText(input, "VersionId");
    Optional<String> version = Members.findText(output, "VersionId").or(() -> asked);
    EventType exact = type == EventType.OBJECT_REMOVED_DELETE ? removal(call, asked) : type;
    Members.findText(input, "Key").ifPresent(key -> tell(call, rules, exact, key, version));
  }

  /** A quiet answer names no object, so that it is asked for each that is not an error. */
  private void tellOfAll(
      S3Call call,
      NotificationConfiguration rules,
      DeleteObjectsRequest request,
      DeleteObjectsOutput result) {
    Set<String> failed =
        result.errors().stream()
            .map(error -> error.key().orElse("") + "\n" + error.versionId().orElse(""))
            .collect(Collectors.toSet());
    for (ObjectIdentifier object : request.delete().objects()) {
      Optional<String> version = object.versionId();
      if (!failed.contains(object.key() + "\n" + version.orElse(""))) {
        tell(call, rules, removal(call, version), object.key(), version);
      }
    }
  }

  private EventType removal(S3Call call, Optional<String> version) {
    boolean versioned =
        backend
            .store()
            .findBucket(call.bucket().id())
            .filter(bucket -> bucket.versioning() != VersioningState.UNVERSIONED)
            .isPresent();
    return versioned && version.isEmpty()
        ? EventType.OBJECT_REMOVED_DELETE_MARKER_CREATED
        : EventType.OBJECT_REMOVED_DELETE;
  }

  private void tell(
      S3Call call,
      NotificationConfiguration rules,
      EventType type,
      String key,
      Optional<String> version) {
    if (rules.rulesFor(type, key).isEmpty()) {
      return;
    }
    Optional<StoredVersion> found =
        backend.store().find(call.bucket().id(), new ObjectKey(key), version.map(VersionId::new));
    Optional<ObjectVersion> object =
        found.flatMap(it -> it instanceof ObjectVersion o ? Optional.of(o) : Optional.empty());
    // Among several deletions a quiet answer does not say which marker was made.
    Optional<String> marker =
        found.filter(DeleteMarker.class::isInstance).map(it -> it.versionId().value());
    tell(
        call.bucket(),
        rules,
        type,
        new EventObject(
            key,
            object.map(it -> OptionalLong.of(it.size())).orElse(OptionalLong.empty()),
            object.map(ObjectVersion::etag),
            version.or(() -> marker)),
        new EventCause(
            principal(call.requester()),
            Optional.of(call.origin().address()),
            call.requestId(),
            hostId));
  }

  /** Tells of what nobody asked for by an operation on the object. */
  void tell(S3Bucket bucket, EventType type, EventObject object, String service, String id) {
    tell(
        bucket,
        configuration.notification(bucket.id()),
        type,
        object,
        new EventCause(service, Optional.of(service), id, hostId));
  }

  /** Whether anybody is to be told. */
  boolean isWanted(BucketId bucket, EventType type, String key) {
    return !configuration.notification(bucket).rulesFor(type, key).isEmpty();
  }

  private void tell(
      S3Bucket bucket,
      NotificationConfiguration rules,
      EventType type,
      EventObject object,
      EventCause cause) {
    queue.tell(
        rules,
        new S3Event(
            type,
            backend.clock().instant(),
            new EventBucket(bucket.name(), backend.options().region(), bucket.owner().value()),
            object,
            cause));
  }

  private static String principal(Requester requester) {
    return switch (requester) {
      case Requester.User user -> "AWS:" + user.id();
      case Requester.Service service -> service.name();
      case Requester.Anonymous _ -> "Anonymous";
    };
  }
}
