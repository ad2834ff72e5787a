// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.VersionRows.Found;
import io.landbridge.gateway.embedded.store.seal.DataKey;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.Completion;
import io.landbridge.translation.s3.store.CustomerKey;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.NewUpload;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.PartFacts;
import io.landbridge.translation.s3.store.PartPage;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Uploads in parts. A part is a file; completing an upload writes rows and moves no bytes. */
final class Uploads {
  private static final int LAST_NUMBER = 10_000;

  private final Engine engine;
  private final Objects objects;

  Uploads(Engine engine, Objects objects) {
    this.engine = engine;
    this.objects = objects;
  }

  Upload create(Bucket bucket, ObjectKey key, NewUpload upload) {
    NewObject object = upload.object();
    UploadRow row =
        new UploadRow(
            engine.sequence().next(),
            objects.now(),
            upload.initiator(),
            object.owner(),
            object.storageClass(),
            object.metadata(),
            object.attributes(),
            engine.sealer().begin(object.encryption()).sealing(),
            upload.checksum(),
            upload.headers());
    try (var _ = engine.locks().hold(bucket, key)) {
      Edits edits = new Edits();
      edits.put(Keys.upload(bucket.id(), key, row.stamp().sequence()), row.toRow());
      engine.publisher().commit(bucket, edits);
    }
    return row.toUpload(key);
  }

  UploadRow get(Bucket bucket, ObjectKey key, UploadId id) {
    return find(bucket, key, id).orElseThrow(() -> StoreErrors.noSuchUpload(id).toException());
  }

  Optional<UploadRow> find(Bucket bucket, ObjectKey key, UploadId id) {
    return Stamp.parse(id.value())
        .flatMap(stamp ->
            engine
                .metadata()
                .find(Keys.upload(bucket.id(), key, stamp.sequence()))
                .map(UploadRow::fromRow)
                .filter(row -> row.stamp().equals(stamp)));
  }

  PartFacts putPart(
      Bucket bucket,
      ObjectKey key,
      UploadId id,
      int number,
      ObjectBody body,
      Optional<CustomerKey> customerKey) {
    if (number < 1 || number > LAST_NUMBER) {
      throw StoreErrors.invalidPartNumber(number).toException();
    }
    UploadRow upload = get(bucket, key, id);
    Optional<DataKey> dataKey = engine.sealer().unwrap(upload.sealing(), customerKey);
    try (Received received = engine.intake().receive(bucket, body, 0, dataKey)) {
      PartFacts facts =
          new PartFacts(
              number,
              received.length(),
              engine.sealer().etag(upload.sealing().facts(), received.md5()),
              objects.now(),
              received.checksums());
      Piece piece = received.piece().orElseGet(() -> Piece.empty(engine.intake().newId()));
      Edits edits = new Edits();
      received.addTo(edits);
      keepPart(bucket, key, id, new StoredPart(facts, piece), edits);
      received.keep();
      return facts;
    } catch (IOException e) {
      throw new UncheckedIOException("The sender has gone", e);
    }
  }

  private void keepPart(Bucket bucket, ObjectKey key, UploadId id, StoredPart part, Edits edits) {
    // The same lock as completing and aborting take: a part comes before that or not at all.
    try (var _ = engine.locks().hold(bucket, key)) {
      UploadRow upload = get(bucket, key, id);
      byte[] name = Keys.part(upload.stamp(), part.facts().number());
      engine
          .metadata()
          .find(name)
          .map(StoredPart::fromRow)
          .ifPresent(replaced -> forget(bucket, replaced, edits));
      edits.put(name, part.toRow());
      edits.use(part.facts().size(), 0);
      engine.publisher().commit(bucket, edits);
    }
  }

  private static void forget(Bucket bucket, StoredPart part, Edits edits) {
    edits.removeContent(bucket.id(), part.piece());
    edits.use(-part.facts().size(), 0);
  }

  PartPage list(Bucket bucket, ObjectKey key, UploadId id, int after, int max) {
    UploadRow upload = get(bucket, key, id);
    List<PartFacts> parts = new ArrayList<>();
    OptionalInt next = OptionalInt.empty();
    try (Cursor cursor = engine.metadata().cursor(Keys.parts(upload.stamp()))) {
      cursor.seek(Keys.part(upload.stamp(), Math.min(after, LAST_NUMBER) + 1));
      for (; cursor.isValid() && parts.size() < max; cursor.next()) {
        parts.add(StoredPart.fromRow(cursor.value()).facts());
      }
      if (cursor.isValid() && !parts.isEmpty()) {
        next = OptionalInt.of(parts.getLast().number());
      }
    }
    return new PartPage(upload.toUpload(key), parts, next);
  }

  private SortedMap<Integer, StoredPart> parts(UploadRow upload) {
    SortedMap<Integer, StoredPart> parts = new TreeMap<>();
    try (Cursor cursor = engine.metadata().cursor(Keys.parts(upload.stamp()))) {
      for (cursor.first(); cursor.isValid(); cursor.next()) {
        StoredPart part = StoredPart.fromRow(cursor.value());
        parts.put(part.facts().number(), part);
      }
    }
    return parts;
  }

  ObjectVersion complete(Bucket bucket, ObjectKey key, UploadId id, Completion completion) {
    try (var _ = engine.locks().hold(bucket, key)) {
      Optional<UploadRow> found = find(bucket, key, id);
      if (found.isEmpty()) {
        return completedBefore(bucket, key, id, completion);
      }
      UploadRow upload = found.get();
      completion.key().ifPresent(_ -> engine.sealer().unwrap(upload.sealing(), completion.key()));
      SortedMap<Integer, StoredPart> stored = parts(upload);
      List<StoredPart> chosen = choose(id, completion.parts(), stored);
      List<PartFacts> facts = chosen.stream().map(StoredPart::facts).toList();
      List<Checksum> checksums = completion.checksums().of(facts);
      UUID manifest = engine.intake().newId();
      VersionRow.Content content =
          new VersionRow.Content(
              checkedSize(facts),
              MultipartTag.of(facts),
              upload.storageClass(),
              checksums,
              upload.metadata(),
              upload.attributes(),
              upload.sealing(),
              Optional.empty(),
              Optional.of(manifest));
      Edits edits = new Edits();
      edits.putContent(manifest, new Manifest(upload.stamp(), chosen).toRow());
      end(bucket, key, upload, stored, edits);
      stored.values().stream()
          .filter(part -> !chosen.contains(part))
          .forEach(part -> forget(bucket, part, edits));
      Objects.Draft draft = new Objects.Draft(upload.owner(), content, chosen);
      return objects.publishHeld(bucket, key, draft, completion.condition(), edits, true);
    }
  }

  /**
   * A client that has not heard of the end of its upload asks again, and is told the same; unless
   * the object has been replaced since.
   */
  private ObjectVersion completedBefore(
      Bucket bucket, ObjectKey key, UploadId id, Completion completion) {
    return engine
        .rows()
        .latest(bucket, key)
        .filter(found -> isOf(found, id, completion.parts()))
        .map(found -> Objects.toObject(objects.toVersion(key, found, true)))
        .orElseThrow(() -> StoreErrors.noSuchUpload(id).toException());
  }

  private boolean isOf(Found found, UploadId id, List<Completion.WantedPart> wanted) {
    return engine
        .rows()
        .manifest(found.row())
        .filter(manifest -> manifest.upload().text().equals(id.value()))
        .filter(manifest ->
            manifest.parts().stream()
                .map(part -> part.facts().number() + " " + part.facts().etag())
                .toList()
                .equals(wanted.stream().map(it -> it.number() + " " + it.etag()).toList()))
        .isPresent();
  }

  void abort(Bucket bucket, ObjectKey key, UploadId id) {
    try (var _ = engine.locks().hold(bucket, key)) {
      abort(bucket, key, get(bucket, key, id));
    }
  }

  private void abort(Bucket bucket, ObjectKey key, UploadRow upload) {
    SortedMap<Integer, StoredPart> stored = parts(upload);
    Edits edits = new Edits();
    end(bucket, key, upload, stored, edits);
    stored.values().forEach(part -> forget(bucket, part, edits));
    engine.publisher().commit(bucket, edits);
  }

  /** Aborts the uploads of a bucket that is about to go; nobody else changes it meanwhile. */
  void abortAll(Bucket bucket) {
    try (UploadCursor cursor = new UploadCursor(engine.metadata(), bucket.id())) {
      for (cursor.seek(new byte[0]); cursor.isValid(); cursor.next()) {
        abort(bucket, new ObjectKey(PageWalk.text(cursor.key())), cursor.row());
      }
    }
  }

  private static void end(
      Bucket bucket,
      ObjectKey key,
      UploadRow upload,
      SortedMap<Integer, StoredPart> stored,
      Edits edits) {
    edits.delete(Keys.upload(bucket.id(), key, upload.stamp().sequence()));
    stored.keySet().forEach(number -> edits.delete(Keys.part(upload.stamp(), number)));
  }

  private List<StoredPart> choose(
      UploadId id, List<Completion.WantedPart> wanted, SortedMap<Integer, StoredPart> stored) {
    if (wanted.isEmpty()) {
      throw StoreErrors.noParts().toException();
    }
    List<StoredPart> chosen = new ArrayList<>(wanted.size());
    int before = 0;
    for (Completion.WantedPart part : wanted) {
      if (part.number() <= before) {
        throw StoreErrors.invalidPartOrder(id).toException();
      }
      before = part.number();
      StoredPart found = stored.get(part.number());
      if (found == null
          || !found.facts().etag().equals(part.etag())
          || !found.facts().checksums().containsAll(part.checksums())) {
        throw StoreErrors.invalidPart(id, part.number(), part.etag()).toException();
      }
      chosen.add(found);
    }
    for (StoredPart part : chosen.subList(0, chosen.size() - 1)) {
      if (part.facts().size() < engine.options().minimumPartSize()) {
        throw StoreErrors.entityTooSmall(part.facts(), engine.options().minimumPartSize())
            .toException();
      }
    }
    return chosen;
  }

  private long checkedSize(List<PartFacts> parts) {
    long size = parts.stream().mapToLong(PartFacts::size).sum();
    if (size > engine.options().maximumObjectSize()) {
      throw StoreErrors.entityTooLarge(size, engine.options().maximumObjectSize()).toException();
    }
    return size;
  }
}
