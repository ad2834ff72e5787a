// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.lifecycle.LifecycleRule.Expiration;
import io.landbridge.translation.s3.lifecycle.LifecycleRule.NoncurrentExpiration;
import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.DeleteOutcome;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.EncryptionFacts;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.UnwillingStore;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import io.landbridge.translation.s3.store.UploadPage;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.VersionPage;
import io.landbridge.translation.s3.store.VersioningState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LifecycleWorkerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
  private static final BucketId BUCKET = BucketId.of("bea59957-e5d5-11f1-90e2-02fc00000001");
  private static final BucketId BROKEN = BucketId.of("00000000-e5d5-11f1-90e2-02fc00000001");

  private static final LifecycleRule EVERYTHING =
      new LifecycleRule(
          "r",
          true,
          LifecycleFilter.ALL,
          Optional.of(Expiration.afterDays(10)),
          Optional.of(new NoncurrentExpiration(5, OptionalInt.of(1))),
          OptionalInt.of(3),
          false);

  private final Store store = new Store();
  private final List<String> told = new ArrayList<>();

  /** A store of one bucket whose pages are as short as the test wants. */
  private static class Store extends UnwillingStore {
    final List<StoredVersion> versions = new ArrayList<>();
    private final List<Upload> uploads = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private int page = 1000;

    @Override
    public List<BucketState> buckets() {
      return List.of(state(BROKEN), state(BUCKET));
    }

    private static BucketState state(BucketId id) {
      return new BucketState(id, NOW, VersioningState.ENABLED, OptionalLong.empty());
    }

    @Override
    public VersionPage listVersions(
        BucketId bucket, PageRequest request, Optional<VersionPage.VersionMarker> after) {
      int from = after.map(this::indexAfter).orElse(0);
      int to = Math.min(versions.size(), from + page);
      List<StoredVersion> shown = versions.subList(from, to);
      return new VersionPage(
          List.copyOf(shown),
          List.of(),
          to == versions.size()
              ? Optional.empty()
              : Optional.of(
                  new VersionPage.VersionMarker(
                      shown.getLast().key().value(), Optional.of(shown.getLast().versionId()))));
    }

    private int indexAfter(VersionPage.VersionMarker marker) {
      for (int i = 0; i < versions.size(); i++) {
        if (versions.get(i).key().value().equals(marker.key())
            && marker.version().equals(Optional.of(versions.get(i).versionId()))) {
          return i + 1;
        }
      }
      throw new AssertionError("No such place: " + marker);
    }

    @Override
    public UploadPage listUploads(
        BucketId bucket, PageRequest request, Optional<UploadPage.UploadMarker> after) {
      return new UploadPage(List.copyOf(uploads), List.of(), Optional.empty());
    }

    @Override
    public void abortUpload(BucketId bucket, ObjectKey key, UploadId upload) {
      if (upload.value().equals("gone")) {
        throw new AwsError("NoSuchUpload", 404, "gone").toException();
      }
      done.add("abort " + key);
    }

    @Override
    public List<DeleteOutcome> deleteAll(BucketId bucket, List<Deletion> deletions) {
      return deletions.stream().map(this::delete).toList();
    }

    private DeleteOutcome delete(Deletion deletion) {
      Optional<StoredVersion> current =
          versions.stream().filter(v -> v.key().equals(deletion.key()) && v.latest()).findFirst();
      try {
        deletion.condition().check(current);
      } catch (AwsException e) {
        return new DeleteOutcome.Refused(e.error());
      }
      String what = deletion.key() + deletion.version().map(v -> " " + v).orElse("");
      if (what.startsWith("locked")) {
        return new DeleteOutcome.Refused(new AwsError("AccessDenied", 403, "locked"));
      }
      done.add("delete " + what);
      return new DeleteOutcome.Deleted(Optional.empty(), deletion.version().isEmpty());
    }

    void object(String key, String version, int daysAgo, boolean latest) {
      versions.add(
          new ObjectVersion(
              new ObjectKey(key),
              new VersionId(version),
              latest,
              NOW.minus(Duration.ofDays(daysAgo)),
              "owner",
              1,
              "etag",
              "STANDARD",
              ObjectMetadata.NONE,
              Attributes.NONE,
              List.of(),
              List.of(),
              EncryptionFacts.NONE));
    }

    private void marker(String key, String version, int daysAgo, boolean latest) {
      versions.add(
          new DeleteMarker(
              new ObjectKey(key),
              new VersionId(version),
              latest,
              NOW.minus(Duration.ofDays(daysAgo)),
              "owner"));
    }

    private void upload(String key, String id, int daysAgo) {
      uploads.add(
          new Upload(
              new ObjectKey(key),
              new UploadId(id),
              NOW.minus(Duration.ofDays(daysAgo)),
              "owner",
              Optional.empty(),
              EncryptionFacts.NONE,
              "owner",
              "STANDARD",
              new LinkedHashMap<>()));
    }
  }

  private LifecycleWorker worker(LifecycleRule... rules) {
    Function<BucketId, Optional<LifecycleConfiguration>> source =
        bucket -> {
          if (bucket.equals(BROKEN)) {
            throw new IllegalStateException("A bucket that cannot be read");
          }
          return rules.length == 0
              ? Optional.empty()
              : Optional.of(new LifecycleConfiguration(List.of(rules)));
        };
    return new LifecycleWorker(
        store,
        source,
        () -> NOW,
        DayLength.DAY,
        (_, deletion, outcome) -> told.add(deletion.key() + " " + outcome.deleteMarker()));
  }

  private void fill() {
    store.object("a", "a3", 1, true);
    store.object("a", "a2", 7, false);
    store.object("a", "a1", 8, false);
    store.object("a", "a0", 20, false);
    store.object("b", "b1", 20, true);
    store.object("c", "c1", 2, true);
    store.marker("d", "d2", 20, true);
    store.object("d", "d1", 30, false);
    store.marker("e", "e1", 20, true);
    store.marker("f", "f1", 2, true);
    store.object("locked", "l1", 20, true);
    store.object("z", "z1", 20, true);
    store.upload("old", "1", 5);
    store.upload("old", "gone", 5);
    store.upload("young", "2", 1);
  }

  @Test
  void deletesWhatIsDueAndNothingElse() {
    fill();

    worker(EVERYTHING).sweep();

    assertThat(store.done)
        .containsExactly(
            "delete a a1", "delete a a0", "delete b", "delete e e1", "delete z", "abort old");
    assertThat(told).containsExactly("a false", "a false", "b true", "e false", "z true");
  }

  @Test
  void decidesTheSameWhereverAPageEnds() {
    fill();
    worker(EVERYTHING).sweep();
    List<String> whole = List.copyOf(store.done);

    for (int page = 1; page <= store.versions.size(); page++) {
      store.done.clear();
      store.page = page;
      worker(EVERYTHING).sweep();
      assertThat(store.done).as("pages of %d", page).isEqualTo(whole);
    }
  }

  @Test
  void leavesAnObjectThatWasWrittenAgain() {
    Store changing =
        new Store() {
          @Override
          public List<DeleteOutcome> deleteAll(BucketId bucket, List<Deletion> deletions) {
            super.versions.clear();
            super.object("a", "null", 0, true);
            return super.deleteAll(bucket, deletions);
          }
        };
    changing.object("a", "null", 20, true);

    new LifecycleWorker(
            changing,
            _ -> Optional.of(new LifecycleConfiguration(List.of(EVERYTHING))),
            () -> NOW,
            DayLength.DAY,
            LifecycleListener.NONE)
        .sweep();

    assertThat(changing.done).isEmpty();
  }

  @Test
  void looksAtNothingWithoutRules() {
    store.object("a", "a1", 2000, true);

    worker().sweep();

    assertThat(store.done).isEmpty();
  }

  @Test
  void sweepsInTheBackgroundUntilItIsClosed() {
    store.object("a", "a1", 20, true);
    List<String> listened = new java.util.concurrent.CopyOnWriteArrayList<>();
    try (LifecycleWorker worker =
        new LifecycleWorker(
            store,
            bucket ->
                bucket.equals(BUCKET)
                    ? Optional.of(new LifecycleConfiguration(List.of(EVERYTHING)))
                    : Optional.empty(),
            () -> NOW,
            DayLength.DAY,
            (_, deletion, _) -> listened.add(deletion.key().value()))) {
      worker.start(Duration.ofMillis(1));
      Awaitility.await().untilAsserted(() -> assertThat(listened).hasSizeGreaterThan(2));
    }
  }
}
