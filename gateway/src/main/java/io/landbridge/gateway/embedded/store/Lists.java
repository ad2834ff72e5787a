// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.VersionRows.Found;
import io.landbridge.translation.s3.store.ListedObject;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectPage;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadPage;
import io.landbridge.translation.s3.store.UploadPage.UploadMarker;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.VersionPage;
import io.landbridge.translation.s3.store.VersionPage.VersionMarker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Lists objects, versions and uploads. */
final class Lists {
  private final Engine engine;

  Lists(Engine engine) {
    this.engine = engine;
  }

  ObjectPage objects(Bucket bucket, PageRequest page, Optional<String> after) {
    List<ListedObject> objects = new ArrayList<>(Math.min(page.max(), 1000));
    List<String> prefixes = new ArrayList<>();
    PageWalk walk = new PageWalk(page);
    String[] last = {""};
    try (CurrentCursor cursor = new CurrentCursor(engine.metadata(), bucket.id())) {
      cursor.seek(walk.start(after.orElse("")));
      boolean more =
          walk.walk(
              cursor,
              new PageWalk.Visitor() {
                @Override
                public void entry(byte[] key) {
                  ListedObject object = VersionRow.listed(PageWalk.text(key), cursor.row());
                  objects.add(object);
                  last[0] = object.key();
                }

                @Override
                public void commonPrefix(String commonPrefix) {
                  prefixes.add(commonPrefix);
                  last[0] = commonPrefix;
                }
              });
      return new ObjectPage(objects, prefixes, more ? Optional.of(last[0]) : Optional.empty());
    }
  }

  VersionPage versions(Bucket bucket, PageRequest page, Optional<VersionMarker> after) {
    if (after.filter(it -> it.key().isEmpty() && it.version().isPresent()).isPresent()) {
      throw StoreErrors.versionMarkerWithoutKey().toException();
    }
    PageWalk walk = new PageWalk(page);
    VersionsOnPage found = new VersionsOnPage();
    try (VersionCursor cursor = new VersionCursor(engine.metadata(), bucket.id())) {
      cursor.seek(walk.start(after.map(VersionMarker::key).orElse("")));
      after
          .filter(marker -> marker.version().isPresent() && walk.isWithin(marker.key()))
          .ifPresent(marker -> resume(bucket, marker, cursor, found));
      boolean more = walk.walk(cursor, found.visitor(cursor));
      return new VersionPage(found.versions, found.prefixes, more ? found.last : Optional.empty());
    }
  }

  /** Goes on within the versions of the key that the last page ended with. */
  private void resume(
      Bucket bucket, VersionMarker marker, VersionCursor cursor, VersionsOnPage found) {
    byte[] key = PageWalk.bytes(marker.key());
    VersionId version = marker.version().orElseThrow();
    OptionalLong sequence = sequence(bucket, marker.key(), version);
    if (sequence.isPresent()) {
      cursor.seekAfter(key, sequence.getAsLong());
    } else {
      // A null version that is gone: showing the key's others again is better than losing them.
      cursor.seek(key);
    }
    found.resumeAt(
        marker.key(),
        engine
            .rows()
            .latest(bucket, new ObjectKey(marker.key()))
            .map(latest -> latest.row().stamp().sequence())
            .orElse(-1L));
  }

  private OptionalLong sequence(Bucket bucket, String key, VersionId version) {
    if (version.isNull()) {
      Optional<Found> found = engine.rows().find(bucket, new ObjectKey(key), version);
      return found.isPresent()
          ? OptionalLong.of(found.get().row().stamp().sequence())
          : OptionalLong.empty();
    }
    return OptionalLong.of(
        Stamp.parse(version.value())
            .orElseThrow(() -> StoreErrors.invalidVersionId(version.value()).toException())
            .sequence());
  }

  /** What a page of versions comes to hold. */
  private static final class VersionsOnPage {
    private final List<StoredVersion> versions = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private Optional<VersionMarker> last = Optional.empty();
    private String lastKey = "";
    private long latestOfLastKey = -1;

    void resumeAt(String key, long latest) {
      lastKey = key;
      latestOfLastKey = latest;
    }

    PageWalk.Visitor visitor(VersionCursor cursor) {
      return new PageWalk.Visitor() {
        @Override
        public void entry(byte[] key) {
          add(PageWalk.text(key), cursor.row());
        }

        @Override
        public void commonPrefix(String commonPrefix) {
          prefixes.add(commonPrefix);
          last = Optional.of(new VersionMarker(commonPrefix, Optional.empty()));
        }
      };
    }

    private void add(String key, VersionRow row) {
      if (!key.equals(lastKey)) {
        lastKey = key;
        latestOfLastKey = row.stamp().sequence();
      }
      boolean latest = row.stamp().sequence() == latestOfLastKey;
      versions.add(row.toVersion(new ObjectKey(key), latest, List.of()));
      // Not "null", which would say nothing any more once that version is deleted.
      last = Optional.of(new VersionMarker(key, Optional.of(new VersionId(row.stamp().text()))));
    }
  }

  UploadPage uploads(Bucket bucket, PageRequest page, Optional<UploadMarker> after) {
    List<Upload> uploads = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    PageWalk walk = new PageWalk(page);
    List<UploadMarker> last = new ArrayList<>(1);
    try (UploadCursor cursor = new UploadCursor(engine.metadata(), bucket.id())) {
      cursor.seek(walk.start(after.map(UploadMarker::key).orElse("")));
      after
          .filter(marker -> walk.isWithin(marker.key()))
          .flatMap(UploadMarker::upload)
          .flatMap(upload -> Stamp.parse(upload.value()))
          .ifPresent(stamp ->
              cursor.seekAfter(PageWalk.bytes(after.orElseThrow().key()), stamp.sequence()));
      boolean more =
          walk.walk(
              cursor,
              new PageWalk.Visitor() {
                @Override
                public void entry(byte[] key) {
                  Upload upload = cursor.row().toUpload(new ObjectKey(PageWalk.text(key)));
                  uploads.add(upload);
                  setLast(new UploadMarker(upload.key().value(), Optional.of(upload.id())));
                }

                @Override
                public void commonPrefix(String commonPrefix) {
                  prefixes.add(commonPrefix);
                  setLast(new UploadMarker(commonPrefix, Optional.empty()));
                }

                private void setLast(UploadMarker marker) {
                  last.clear();
                  last.add(marker);
                }
              });
      Optional<UploadMarker> next = more ? last.stream().findFirst() : Optional.empty();
      return new UploadPage(uploads, prefixes, next);
    }
  }
}
