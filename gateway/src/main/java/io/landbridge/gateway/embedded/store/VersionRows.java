// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.Versioning;
import io.landbridge.translation.s3.store.VersioningState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds versions among the rows. */
final class VersionRows {
  private final Metadata metadata;

  VersionRows(Metadata metadata) {
    this.metadata = metadata;
  }

  /**
   * A version and where its row is.
   *
   * @param current whether its row is that of the key's current object
   */
  record Found(VersionRow row, boolean current) {
    Versioning.Slot slot() {
      return new Versioning.Slot(row.versionId(), row.isMarker());
    }
  }

  /** The versions of a key that rules look at. */
  record Chain(Optional<Found> latest, Optional<Found> next, Optional<Found> nullVersion) {
    Versioning.Chain slots() {
      return new Versioning.Chain(
          latest.map(Found::slot), next.map(Found::slot), nullVersion.map(Found::slot));
    }

    /** Where the version is that the rules speak of. */
    Optional<Found> find(Optional<Versioning.Slot> slot) {
      return slot.flatMap(it ->
          List.of(latest, next, nullVersion).stream()
              .flatMap(Optional::stream)
              .filter(found -> found.row().versionId().equals(it.id()))
              .findFirst());
    }
  }

  /** The latest version of a key. */
  Optional<Found> latest(Bucket bucket, ObjectKey key) {
    Optional<Found> current = current(bucket.id(), key);
    if (current.isPresent() || bucket.versioning() == VersioningState.UNVERSIONED) {
      return current;
    }
    return former(bucket.id(), key, 1).stream().findFirst();
  }

  /**
   * One version of a key.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument} when the id is malformed
   */
  Optional<Found> find(Bucket bucket, ObjectKey key, VersionId version) {
    Optional<Found> current = current(bucket.id(), key);
    if (version.isNull()) {
      return current
          .filter(found -> found.row().nullVersion())
          .or(() -> formerNull(bucket.id(), key));
    }
    Stamp stamp =
        Stamp.parse(version.value())
            .orElseThrow(() -> StoreErrors.invalidVersionId(version.value()).toException());
    return current
        .filter(found -> found.row().stamp().equals(stamp))
        .or(() -> former(bucket.id(), key, stamp.sequence()))
        .filter(found -> found.row().stamp().equals(stamp) && !found.row().nullVersion());
  }

  /** The version that a request addresses. */
  Optional<Found> find(Bucket bucket, ObjectKey key, Optional<VersionId> version) {
    return version.isPresent() ? find(bucket, key, version.get()) : latest(bucket, key);
  }

  Chain chain(Bucket bucket, ObjectKey key) {
    Optional<Found> current = current(bucket.id(), key);
    if (bucket.versioning() == VersioningState.UNVERSIONED) {
      return new Chain(current, Optional.empty(), current);
    }
    List<Found> former = former(bucket.id(), key, 2);
    Optional<Found> first = former.stream().findFirst();
    Optional<Found> second = former.stream().skip(1).findFirst();
    Optional<Found> latest = current.or(() -> first);
    Optional<Found> nullVersion =
        current.filter(found -> found.row().nullVersion()).or(() -> formerNull(bucket.id(), key));
    return new Chain(latest, current.isPresent() ? first : second, nullVersion);
  }

  /** The current object of a key as the row has it; cheaper than the latest version. */
  Optional<Found> current(BucketId bucket, ObjectKey key) {
    return metadata
        .find(Keys.current(bucket, key))
        .map(row -> new Found(VersionRow.fromRow(row), true));
  }

  /** What clients are shown of a version, with its parts. */
  StoredVersion toVersion(ObjectKey key, VersionRow row, boolean latest) {
    return row.toVersion(key, latest, parts(row));
  }

  /** The parts of a version that was uploaded in parts. */
  List<StoredPart> parts(VersionRow row) {
    return manifest(row).map(Manifest::parts).orElse(List.of());
  }

  /** Which upload a version is of, and with which parts. */
  Optional<Manifest> manifest(VersionRow row) {
    return row.content()
        .flatMap(VersionRow.Content::manifest)
        .map(id ->
            metadata
                .findContent(id)
                .map(Manifest::fromRow)
                .orElseThrow(() -> new IllegalStateException("The manifest " + id + " is gone")));
  }

  private Optional<Found> former(BucketId bucket, ObjectKey key, long sequence) {
    return metadata
        .find(Keys.version(bucket, key, sequence))
        .map(row -> new Found(VersionRow.fromRow(row), false));
  }

  private Optional<Found> formerNull(BucketId bucket, ObjectKey key) {
    return metadata
        .find(Keys.nullVersion(bucket, key))
        .flatMap(pointer -> former(bucket, key, Keys.toNumber(pointer)));
  }

  private List<Found> former(BucketId bucket, ObjectKey key, int max) {
    Found[] found = new Found[max];
    int size = 0;
    try (Cursor cursor = metadata.cursor(Keys.versions(bucket, key))) {
      for (cursor.first(); size < max && cursor.isValid(); cursor.next()) {
        found[size++] = new Found(VersionRow.fromRow(cursor.value()), false);
      }
    }
    return Arrays.asList(found).subList(0, size);
  }
}
