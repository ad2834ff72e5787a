// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.VersionRows.Chain;
import io.landbridge.gateway.embedded.store.VersionRows.Found;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.Versioning;
import java.util.Optional;

/**
 * Carries out on the rows of a key what the rules of versioning say. It keeps this true: the latest
 * version is a current row exactly when it is an object, everything else is a row of former
 * versions, and there is a pointer to the null version exactly while that is one of those.
 */
final class VersionEdits {
  private final VersionRows rows;
  private final BucketId bucket;
  private final ObjectKey key;
  private final Chain chain;
  private final Edits edits;

  VersionEdits(VersionRows rows, Bucket bucket, ObjectKey key, Chain chain, Edits edits) {
    this.rows = rows;
    this.bucket = bucket.id();
    this.key = key;
    this.chain = chain;
    this.edits = edits;
  }

  /** Writes the new version; what it holds already counts as used by the bucket, or not. */
  void write(Versioning.Write effect, VersionRow row, boolean counted) {
    Optional<Found> removed = chain.find(effect.removed());
    removed.ifPresent(this::remove);
    chain.find(effect.kept()).filter(Found::current).ifPresent(this::retire);
    if (row.isMarker()) {
      putFormer(row);
    } else {
      edits.put(Keys.current(bucket, key), row.toRow());
    }
    row.content().ifPresent(content -> edits.use(counted ? 0 : content.size(), 1));
  }

  /**
   * Removes a version, and makes the one below it the latest if it was that itself.
   *
   * @param found the version that the effect removes, which need not be among the chain's three
   */
  void remove(Versioning.Remove effect, Optional<Found> found) {
    found.ifPresent(this::remove);
    chain.find(effect.promoted()).filter(next -> !next.row().isMarker()).ifPresent(this::promote);
  }

  private void remove(Found found) {
    if (found.current()) {
      edits.delete(Keys.current(bucket, key));
    } else {
      deleteFormer(found.row());
    }
    found.row().content().ifPresent(content -> forget(found.row(), content));
  }

  private void forget(VersionRow row, VersionRow.Content content) {
    content.piece().ifPresent(piece -> edits.removeContent(bucket, piece));
    for (StoredPart part : rows.parts(row)) {
      edits.removeContent(bucket, part.piece());
    }
    content.manifest().ifPresent(edits::deleteContent);
    edits.use(-content.size(), -1);
  }

  private void retire(Found current) {
    edits.delete(Keys.current(bucket, key));
    putFormer(current.row());
  }

  private void promote(Found former) {
    deleteFormer(former.row());
    edits.put(Keys.current(bucket, key), former.row().toRow());
  }

  private void putFormer(VersionRow row) {
    long sequence = row.stamp().sequence();
    edits.put(Keys.version(bucket, key, sequence), row.toRow());
    if (row.nullVersion()) {
      edits.put(Keys.nullVersion(bucket, key), Keys.number(sequence));
    }
  }

  private void deleteFormer(VersionRow row) {
    edits.delete(Keys.version(bucket, key, row.stamp().sequence()));
    if (row.nullVersion()) {
      edits.delete(Keys.nullVersion(bucket, key));
    }
  }
}
