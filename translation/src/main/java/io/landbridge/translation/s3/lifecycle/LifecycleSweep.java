// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.DeleteOutcome;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadPage;
import io.landbridge.translation.s3.store.VersionPage;
import io.landbridge.translation.s3.store.WriteCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One walk through one bucket, a page at a time: {@link #step()} does one page and remembers where
 * it was, so that a worker can pause, go to another bucket and come back. Not for several threads.
 */
final class LifecycleSweep {
  static final int PAGE = 1000;

  private final ObjectStore store;
  private final BucketId bucket;
  private final LifecycleConfiguration rules;
  private final Instant now;
  private final DayLength day;
  private final LifecycleListener listener;

  private final List<Deletion> due = new ArrayList<>();
  private Optional<VersionPage.VersionMarker> afterVersion = Optional.empty();
  private Optional<UploadPage.UploadMarker> afterUpload = Optional.empty();
  private boolean versionsDone;
  private boolean uploadsDone;

  /** The version before the one that is looked at: newer, if it is of the same key. */
  private Optional<StoredVersion> newer = Optional.empty();

  /** Whether {@link #newer} is a current delete marker of which no other version was seen yet. */
  private boolean undecidedMarker;

  private int noncurrentSeen;

  LifecycleSweep(
      ObjectStore store,
      BucketId bucket,
      LifecycleConfiguration rules,
      Instant now,
      DayLength day,
      LifecycleListener listener) {
    this.store = store;
    this.bucket = bucket;
    this.rules = rules;
    this.now = now;
    this.day = day;
    this.listener = listener;
    this.versionsDone = !rules.expiresVersions();
    this.uploadsDone = !rules.abortsUploads();
  }

  /**
   * Does one page.
   *
   * @return whether there is more to do
   */
  boolean step() {
    if (!versionsDone) {
      versions();
    } else if (!uploadsDone) {
      uploads();
    }
    return !versionsDone || !uploadsDone;
  }

  private void versions() {
    VersionPage page = store.listVersions(bucket, PageRequest.of(PAGE), afterVersion);
    page.versions().forEach(this::look);
    afterVersion = page.next();
    versionsDone = page.next().isEmpty();
    if (versionsDone) {
      decideMarker();
    }
    carryOut();
  }

  private void look(StoredVersion version) {
    Optional<StoredVersion> replacing = newer.filter(before -> before.key().equals(version.key()));
    if (replacing.isEmpty()) {
      decideMarker();
      noncurrentSeen = 0;
      undecidedMarker = version instanceof DeleteMarker;
    } else {
      undecidedMarker = false;
    }
    if (!undecidedMarker) {
      decide(version, facts(version, replacing.map(StoredVersion::lastModified), false));
    }
    if (replacing.isPresent()) {
      noncurrentSeen++;
    }
    newer = Optional.of(version);
  }

  private void decideMarker() {
    if (undecidedMarker && newer.isPresent()) {
      decide(newer.get(), facts(newer.get(), Optional.empty(), true));
    }
    undecidedMarker = false;
  }

  private VersionFacts facts(StoredVersion version, Optional<Instant> since, boolean alone) {
    return switch (version) {
      case ObjectVersion object ->
          new VersionFacts(
              object.key().value(),
              false,
              object.size(),
              object.attributes().tags(),
              object.lastModified(),
              since,
              noncurrentSeen,
              alone);
      case DeleteMarker marker ->
          new VersionFacts(
              marker.key().value(),
              true,
              0,
              Map.of(),
              marker.lastModified(),
              since,
              noncurrentSeen,
              alone);
    };
  }

  private void decide(StoredVersion version, VersionFacts facts) {
    switch (rules.evaluate(facts, now, day)) {
      case KEEP -> {}
      case EXPIRE ->
          due.add(
              new Deletion(
                  version.key(), Optional.empty(), false, stillCurrent(version), version.owner()));
      case REMOVE_VERSION ->
          due.add(Deletion.of(version.key(), version.versionId(), version.owner()));
    }
  }

  /** An object that was written again since it was looked at is not the one that expired. */
  private static WriteCondition stillCurrent(StoredVersion seen) {
    return current -> {
      boolean same =
          current
              .filter(it -> it.versionId().equals(seen.versionId()))
              .filter(it -> it.lastModified().equals(seen.lastModified()))
              .isPresent();
      if (!same) {
        throw new AwsError("PreconditionFailed", 412, "The object was written again").toException();
      }
    };
  }

  private void carryOut() {
    List<Deletion> deletions = List.copyOf(due);
    due.clear();
    if (deletions.isEmpty()) {
      return;
    }
    List<DeleteOutcome> outcomes = store.deleteAll(bucket, deletions);
    for (int i = 0; i < outcomes.size(); i++) {
      // A version that is locked, or was written again, stays; the next sweep looks again.
      if (outcomes.get(i) instanceof DeleteOutcome.Deleted deleted) {
        listener.expired(bucket, deletions.get(i), deleted);
      }
    }
  }

  private void uploads() {
    UploadPage page = store.listUploads(bucket, PageRequest.of(PAGE), afterUpload);
    for (Upload upload : page.uploads()) {
      rules
          .findAbort(upload.key().value(), upload.initiated(), day)
          .filter(when -> !when.at().isAfter(now))
          .ifPresent(_ -> abort(upload));
    }
    afterUpload = page.next();
    uploadsDone = page.next().isEmpty();
  }

  private void abort(Upload upload) {
    ObjectKey key = upload.key();
    try {
      store.abortUpload(bucket, key, upload.id());
    } catch (AwsException e) {
      // Completed or aborted by its client in the meantime: there is nothing left to do.
      if (!e.error().code().equals("NoSuchUpload")) {
        throw e;
      }
    }
  }
}
