// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.VersionRows.Chain;
import io.landbridge.gateway.embedded.store.VersionRows.Found;
import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectContent;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectLock;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.OpenObject;
import io.landbridge.translation.s3.store.Opened;
import io.landbridge.translation.s3.store.Reading;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.Versioning;
import io.landbridge.translation.s3.store.VersioningState;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Objects: what is written to them, read of them and said of them. */
final class Objects {
  /** How often a version that is overwritten while it is opened is looked for again. */
  private static final int ATTEMPTS = 5;

  private final Engine engine;

  Objects(Engine engine) {
    this.engine = engine;
  }

  ObjectVersion put(
      Bucket bucket, ObjectKey key, NewObject object, ObjectBody body, WriteCondition condition) {
    // Refused early where that is already clear, before megabytes have come for nothing.
    condition.check(latest(bucket, key));
    Sealer.Seal seal = engine.sealer().begin(object.encryption());
    try (Received received =
        engine.intake().receive(bucket, body, engine.options().inlineLimit(), seal.key())) {
      VersionRow.Content content =
          new VersionRow.Content(
              received.length(),
              engine.sealer().etag(seal.sealing().facts(), received.md5()),
              object.storageClass(),
              received.checksums(),
              object.metadata(),
              object.attributes(),
              seal.sealing(),
              received.piece(),
              Optional.empty());
      Edits edits = new Edits();
      received.addTo(edits);
      ObjectVersion version =
          publish(bucket, key, new Draft(object.owner(), content, List.of()), condition, edits);
      received.keep();
      return version;
    } catch (IOException e) {
      throw new UncheckedIOException("The sender has gone", e);
    }
  }

  /** An object that is complete but for its place among the versions. */
  record Draft(String owner, VersionRow.Content content, List<StoredPart> parts) {}

  /** Makes an object the latest version; the edits hold already what its content needs. */
  ObjectVersion publish(
      Bucket bucket, ObjectKey key, Draft draft, WriteCondition condition, Edits edits) {
    try (var _ = engine.locks().hold(bucket, key)) {
      return publishHeld(bucket, key, draft, condition, edits, false);
    }
  }

  /**
   * The same for who holds the key's lock.
   *
   * @param counted whether the bucket's usage knows of the content's bytes already
   */
  ObjectVersion publishHeld(
      Bucket bucket,
      ObjectKey key,
      Draft draft,
      WriteCondition condition,
      Edits edits,
      boolean counted) {
    Chain chain = engine.rows().chain(bucket, key);
    condition.check(chain.latest().map(found -> toVersion(key, found, true)));
    Versioning.Write effect = Versioning.put(bucket.versioning(), chain.slots());
    Instant now = now();
    checkReplaceable(chain.find(effect.removed()), now);
    VersionRow row =
        new VersionRow(
            engine.sequence().next(),
            effect.asNull(),
            now,
            draft.owner(),
            Optional.of(draft.content()));
    new VersionEdits(engine.rows(), bucket, key, chain, edits).write(effect, row, counted);
    engine.publisher().commit(bucket, edits);
    return toObject(row.toVersion(key, true, draft.parts()));
  }

  /** A version that would be overwritten is protected as one that would be deleted. */
  static void checkReplaceable(Optional<Found> removed, Instant now) {
    removed
        .flatMap(found -> found.row().content())
        .ifPresent(content -> ObjectLock.checkDelete(content.attributes(), false, now));
  }

  ObjectVersion rename(
      Bucket bucket,
      ObjectKey source,
      ObjectKey target,
      WriteCondition onSource,
      WriteCondition onTarget) {
    try (var _ = engine.locks().hold(bucket, List.of(source, target))) {
      if (bucket.versioning() != VersioningState.UNVERSIONED) {
        throw StoreErrors.invalidRequest("Objects of a versioned bucket cannot be renamed")
            .toException();
      }
      Found found =
          engine
              .rows()
              .current(bucket.id(), source)
              .orElseThrow(() -> StoreErrors.noSuchKey(source).toException());
      onSource.check(Optional.of(toVersion(source, found, true)));
      Chain chain = engine.rows().chain(bucket, target);
      onTarget.check(chain.latest().map(it -> toVersion(target, it, true)));
      if (!source.equals(target)) {
        move(bucket, source, target, found, chain);
      }
      return toObject(toVersion(target, found, true));
    }
  }

  private void move(Bucket bucket, ObjectKey source, ObjectKey target, Found found, Chain chain) {
    Versioning.Write effect = Versioning.put(bucket.versioning(), chain.slots());
    Instant now = now();
    checkReplaceable(Optional.of(found), now);
    checkReplaceable(chain.find(effect.removed()), now);
    Edits edits = new Edits();
    new VersionEdits(engine.rows(), bucket, target, chain, edits).write(effect, found.row(), true);
    edits.delete(Keys.current(bucket.id(), source));
    edits.use(0, -1);
    engine.publisher().commit(bucket, edits);
  }

  Optional<StoredVersion> find(Bucket bucket, ObjectKey key, Optional<VersionId> version) {
    return engine
        .rows()
        .find(bucket, key, version)
        .map(found -> toVersion(key, found, isLatest(bucket, key, version, found)));
  }

  Optional<StoredVersion> latest(Bucket bucket, ObjectKey key) {
    return find(bucket, key, Optional.empty());
  }

  /** What was asked for without a version, and every current object, is the latest. */
  private boolean isLatest(Bucket bucket, ObjectKey key, Optional<VersionId> version, Found found) {
    return version.isEmpty()
        || found.current()
        || engine
            .rows()
            .latest(bucket, key)
            .filter(latest -> latest.row().stamp().equals(found.row().stamp()))
            .isPresent();
  }

  Opened open(Bucket bucket, ObjectKey key, Optional<VersionId> version, Reading reading) {
    IOException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return tryOpen(bucket, key, version, reading);
      } catch (NoSuchFileException e) {
        // Overwritten between its row and its file; the row is another one by now.
        last = e;
      } catch (IOException e) {
        throw new UncheckedIOException("Content cannot be read", e);
      }
    }
    throw new UncheckedIOException("Content is missing", last);
  }

  private Opened tryOpen(Bucket bucket, ObjectKey key, Optional<VersionId> version, Reading reading)
      throws IOException {
    Readers.Ticket ticket = engine.readers().begin();
    boolean opened = false;
    try {
      Found found =
          engine.rows().find(bucket, key, version).orElseThrow(() -> missing(key, version));
      StoredVersion stored = toVersion(key, found, isLatest(bucket, key, version, found));
      if (stored instanceof DeleteMarker marker) {
        return marker;
      }
      ObjectVersion object = toObject(stored);
      Opened result =
          new OpenObject(object, open(bucket, found.row(), reading.choose(object), ticket));
      opened = true;
      return result;
    } finally {
      if (!opened) {
        ticket.close();
      }
    }
  }

  private ObjectContent open(
      Bucket bucket, VersionRow row, Reading.Wanted wanted, Readers.Ticket ticket)
      throws IOException {
    VersionRow.Content content = row.content().orElseThrow();
    var key = engine.sealer().unwrap(content.sealing(), wanted.key());
    Contents.Span span = new Contents.Span(wanted.offset(), wanted.length());
    return engine.contents().open(bucket.id(), pieces(row, content), span, key, ticket);
  }

  /** Where all bytes of a version are, in order. */
  List<Piece> pieces(VersionRow row, VersionRow.Content content) {
    return content
        .piece()
        .map(List::of)
        .orElseGet(() -> engine.rows().parts(row).stream().map(StoredPart::piece).toList());
  }

  ObjectVersion updateAttributes(
      Bucket bucket, ObjectKey key, Optional<VersionId> version, UnaryOperator<Attributes> change) {
    try (var _ = engine.locks().hold(bucket, key)) {
      Found found =
          engine.rows().find(bucket, key, version).orElseThrow(() -> missing(key, version));
      VersionRow.Content content =
          found
              .row()
              .content()
              .orElseThrow(() -> StoreErrors.methodNotAllowedOnMarker("PUT").toException());
      VersionRow row = found.row().with(content.with(change.apply(content.attributes())));
      Edits edits = new Edits();
      byte[] name =
          found.current()
              ? Keys.current(bucket.id(), key)
              : Keys.version(bucket.id(), key, row.stamp().sequence());
      edits.put(name, row.toRow());
      engine.publisher().commit(bucket, edits);
      Found after = new Found(row, found.current());
      return toObject(toVersion(key, after, isLatest(bucket, key, version, after)));
    }
  }

  StoredVersion toVersion(ObjectKey key, Found found, boolean latest) {
    return engine.rows().toVersion(key, found.row(), latest);
  }

  /** Now, as precisely as a row keeps it. */
  Instant now() {
    return engine.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  static RuntimeException missing(ObjectKey key, Optional<VersionId> version) {
    return version
        .map(it -> StoreErrors.noSuchVersion(key, it))
        .orElseGet(() -> StoreErrors.noSuchKey(key))
        .toException();
  }

  static ObjectVersion toObject(StoredVersion version) {
    return switch (version) {
      case ObjectVersion object -> object;
      case DeleteMarker _ -> throw new IllegalStateException("A delete marker with content");
    };
  }
}
