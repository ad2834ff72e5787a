// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.VersionRows.Found;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.CopySource;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.Reading;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/** Objects made of whole other objects. */
final class ObjectCopies {
  /** How often a source that is overwritten while it is copied is looked for again. */
  private static final int ATTEMPTS = 5;

  private final Engine engine;
  private final Buckets buckets;
  private final Objects objects;

  ObjectCopies(Engine engine, Buckets buckets, Objects objects) {
    this.engine = engine;
    this.buckets = buckets;
    this.objects = objects;
  }

  /**
   * Puts an object that has its bytes already.
   *
   * @param checksums those of the new object, which no body announces
   */
  ObjectVersion copy(
      CopySource source,
      Bucket bucket,
      ObjectKey key,
      NewObject object,
      List<Checksum> checksums,
      WriteCondition condition) {
    for (int attempt = 1; ; attempt++) {
      try {
        return put(find(source), bucket, key, object, checksums, condition);
      } catch (NoSuchFileException e) {
        // The source was overwritten between its row and its file.
        if (attempt == ATTEMPTS) {
          throw new UncheckedIOException("The source's content is missing", e);
        }
      } catch (IOException e) {
        throw DataFiles.toFailure(e);
      }
    }
  }

  private Copies.Source find(CopySource source) {
    Bucket from = buckets.get(source.bucket());
    Found found =
        engine
            .rows()
            .find(from, source.key(), source.version())
            .orElseThrow(() -> Objects.missing(source.key(), source.version()));
    VersionRow.Content content = found.row().content().orElseThrow(() -> markerAsSource(source));
    ObjectVersion version = Objects.toObject(objects.toVersion(source.key(), found, true));
    Reading.Wanted wanted = source.reading().choose(version);
    if (wanted.offset() != 0 || wanted.length() != version.size()) {
      throw new IllegalArgumentException("A copy is of the whole object");
    }
    return new Copies.Source(
        from.id(),
        content,
        objects.pieces(found.row(), content),
        engine.sealer().unwrap(content.sealing(), wanted.key()));
  }

  private static RuntimeException markerAsSource(CopySource source) {
    return source.version().isPresent()
        ? StoreErrors.invalidRequest(
                "The source of a copy request may not specifically refer to a delete marker by"
                    + " version id.")
            .toException()
        : Objects.missing(source.key(), Optional.empty());
  }

  private ObjectVersion put(
      Copies.Source source,
      Bucket bucket,
      ObjectKey key,
      NewObject object,
      List<Checksum> checksums,
      WriteCondition condition)
      throws IOException {
    condition.check(objects.latest(bucket, key));
    try (Copies.Copied copied = engine.copies().make(bucket, object, source)) {
      VersionRow.Content content =
          new VersionRow.Content(
              source.content().size(),
              copied.etag(),
              object.storageClass(),
              checksums,
              object.metadata(),
              object.attributes(),
              copied.sealing(),
              copied.piece(),
              Optional.empty());
      Edits edits = new Edits();
      copied.addTo(edits);
      Objects.Draft draft = new Objects.Draft(object.owner(), content, List.of());
      ObjectVersion version = objects.publish(bucket, key, draft, condition, edits);
      copied.keep();
      return version;
    }
  }
}
