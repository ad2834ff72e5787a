// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The conditions that S3 knows on writes. A delete marker counts as no object. Source: S3 User
 * Guide, "Conditional writes", "Conditional deletes"; S3 API, PutObject, DeleteObject.
 */
public final class Conditions {
  private static final String ANY = "*";

  private Conditions() {}

  /** {@code If-None-Match: *}: there is no object under the key. */
  public static WriteCondition ifAbsent() {
    return ifNoneMatch(List.of(ANY));
  }

  /**
   * {@code If-None-Match}: the object under the key has none of these ETags.
   *
   * @param etags without quotes; {@code *} stands for any object
   */
  public static WriteCondition ifNoneMatch(List<String> etags) {
    return current -> {
      if (object(current).filter(it -> matches(etags, it)).isPresent()) {
        throw StoreErrors.preconditionFailed("If-None-Match").toException();
      }
    };
  }

  /**
   * {@code If-Match} on a write: the object under the key has one of these ETags. S3 answers {@code
   * NoSuchKey}, not {@code PreconditionFailed}, when there is no object.
   *
   * @param etags without quotes; {@code *} stands for any object
   */
  public static WriteCondition ifMatch(ObjectKey key, List<String> etags) {
    return current -> {
      ObjectVersion object =
          object(current).orElseThrow(() -> StoreErrors.noSuchKey(key).toException());
      if (!matches(etags, object)) {
        throw StoreErrors.preconditionFailed("If-Match").toException();
      }
    };
  }

  /**
   * The conditions of a delete, each of which may be absent: {@code If-Match}, {@code
   * x-amz-if-match-last-modified-time} to the second, {@code x-amz-if-match-size}. The last two are
   * met as well when there is no object. Source: S3 API, DeleteObject.
   */
  public static WriteCondition onDelete(
      List<String> etags, Optional<Instant> lastModified, OptionalLong size) {
    if (etags.isEmpty() && lastModified.isEmpty() && size.isEmpty()) {
      return WriteCondition.NONE;
    }
    return current -> {
      Optional<ObjectVersion> object = object(current);
      if (!etags.isEmpty()) {
        require(object.filter(it -> matches(etags, it)).isPresent(), "If-Match");
      }
      lastModified.ifPresent(time ->
          require(
              object.stream().allMatch(it -> seconds(it.lastModified()).equals(seconds(time))),
              "x-amz-if-match-last-modified-time"));
      size.ifPresent(bytes ->
          require(object.stream().allMatch(it -> it.size() == bytes), "x-amz-if-match-size"));
    };
  }

  /** Both conditions, the first one first. */
  public static WriteCondition both(WriteCondition first, WriteCondition second) {
    return current -> {
      first.check(current);
      second.check(current);
    };
  }

  private static void require(boolean met, String condition) {
    if (!met) {
      throw StoreErrors.preconditionFailed(condition).toException();
    }
  }

  private static boolean matches(List<String> etags, ObjectVersion object) {
    return etags.stream().anyMatch(etag -> etag.equals(ANY) || etag.equals(object.etag()));
  }

  private static Optional<ObjectVersion> object(Optional<StoredVersion> current) {
    return current.flatMap(version ->
        switch (version) {
          case ObjectVersion object -> Optional.of(object);
          case DeleteMarker _ -> Optional.empty();
        });
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
