// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.ByteRange;
import io.landbridge.s3.CopySourceHeader;
import io.landbridge.s3.Preconditions;
import io.landbridge.s3.S3Errors;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Bucket;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.CustomerKey;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.OpenObject;
import io.landbridge.translation.s3.store.Reading;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.VersioningState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** The objects that copies are made of. Who may read them has been decided before. */
public final class CopySources {
  private final S3Backend backend;
  private final ObjectStore store;
  private final Encryption encryption;

  /** Sources in this gateway's store. */
  public CopySources(S3Backend backend) {
    this.backend = backend;
    this.store = backend.store();
    this.encryption = new Encryption(backend);
  }

  /**
   * A source.
   *
   * @param versionId what answers name the version by; empty where its bucket never kept versions
   */
  record Source(
      S3Bucket bucket,
      ObjectVersion version,
      Preconditions conditions,
      Optional<CustomerKey> key,
      Optional<String> versionId) {

    /** Reads the version that was found and no other. */
    Reading reading() {
      return now -> {
        conditions.checkCopySource(now.etag(), now.lastModified());
        if (!now.versionId().equals(version.versionId())
            || !now.etag().equals(version.etag())
            || !now.lastModified().equals(version.lastModified())) {
          throw new ChangedException();
        }
        return new Reading.Wanted(0, now.size(), key);
      };
    }
  }

  /** The source was overwritten since it was looked at. */
  static final class ChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ChangedException() {
      super("The source has changed", null, false, false);
    }
  }

  /** A source whose bytes are open; closed by who gets it. */
  public record OpenSource(OpenObject object, Optional<String> versionId, ObjectBody body)
      implements AutoCloseable {
    @Override
    public void close() {
      try {
        object.close();
      } catch (IOException e) {
        throw new UncheckedIOException("The source cannot be closed", e);
      }
    }
  }

  /**
   * The source that a request names, as it is now.
   *
   * @throws AwsException {@code NoSuchKey}, {@code NoSuchVersion}, {@code InvalidRequest} for a
   *     delete marker
   */
  Source get(S3Call call, Shape request) {
    CopySourceHeader named = named(request);
    S3Bucket bucket = backend.buckets().get(call, named.bucket().value());
    ObjectKey key = new ObjectKey(named.key());
    Optional<VersionId> version = named.version().map(VersionId::new);
    StoredVersion found =
        store
            .find(bucket.id(), key, version)
            .orElseThrow(() ->
                (version.isPresent()
                        ? StoreErrors.noSuchVersion(key, version.get())
                        : StoreErrors.noSuchKey(key))
                    .toException());
    return switch (found) {
      case ObjectVersion object ->
          new Source(
              bucket,
              object,
              conditions(request),
              encryption.sourceKey(call, request),
              versionId(bucket, object));
      case DeleteMarker _ -> throw marker(key, version.isPresent());
    };
  }

  /** The bytes of the source, or a range of them. */
  public OpenSource open(S3Call call, Shape request, Optional<String> range) {
    CopySourceHeader named = named(request);
    S3Bucket bucket = backend.buckets().get(call, named.bucket().value());
    ObjectKey key = new ObjectKey(named.key());
    Optional<VersionId> version = named.version().map(VersionId::new);
    Preconditions conditions = conditions(request);
    Optional<CustomerKey> sourceKey = encryption.sourceKey(call, request);
    Optional<ByteRange.Between> wanted = range.map(ByteRange::parseOfCopySource);
    Reading reading =
        it -> {
          conditions.checkCopySource(it.etag(), it.lastModified());
          if (wanted.filter(r -> r.last() >= it.size()).isPresent()) {
            throw S3Errors.invalidArgument(
                    "x-amz-copy-source-range",
                    wanted.get().text(),
                    "Range specified is not valid for source object of size: " + it.size())
                .toException();
          }
          long length = wanted.map(r -> r.last() - r.first() + 1).orElse(it.size());
          requireCopyable(length);
          return new Reading.Wanted(
              wanted.map(ByteRange.Between::first).orElse(0L), length, sourceKey);
        };
    return switch (store.open(bucket.id(), key, version, reading)) {
      case DeleteMarker _ -> throw marker(key, version.isPresent());
      case OpenObject object ->
          new OpenSource(
              object, versionId(bucket, object.version()), new ContentBody(object.content()));
    };
  }

  /**
   * Refuses to copy more at once than may be sent at once.
   *
   * @throws AwsException {@code InvalidRequest}
   */
  static void requireCopyable(long bytes) {
    if (bytes > NewObjects.MOST_BYTES) {
      throw S3Errors.invalidRequest(
              "The specified copy source is larger than the maximum allowable size for a copy"
                  + " source: "
                  + NewObjects.MOST_BYTES)
          .toException();
    }
  }

  private static CopySourceHeader named(Shape request) {
    return CopySourceHeader.parse(Members.findText(request, "CopySource").orElse(""));
  }

  private static Preconditions conditions(Shape request) {
    return Preconditions.of(
        Members.findText(request, "CopySourceIfMatch"),
        Members.findText(request, "CopySourceIfNoneMatch"),
        Members.find(request, "CopySourceIfModifiedSince", Instant.class),
        Members.find(request, "CopySourceIfUnmodifiedSince", Instant.class));
  }

  private Optional<String> versionId(S3Bucket bucket, ObjectVersion version) {
    return store
        .findBucket(bucket.id())
        .map(BucketState::versioning)
        .filter(state -> state != VersioningState.UNVERSIONED)
        .map(_ -> version.versionId().value());
  }

  private static AwsException marker(ObjectKey key, boolean byVersion) {
    return byVersion
        ? S3Errors.invalidRequest(
                "The source of a copy request may not specifically refer to a delete marker by"
                    + " version id.")
            .toException()
        : StoreErrors.noSuchKey(key).toException();
  }
}
