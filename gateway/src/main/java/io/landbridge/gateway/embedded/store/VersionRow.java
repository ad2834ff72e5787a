// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.ListedObject;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.VersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A version as its row holds it. What lists show comes first, so that a list reads no further.
 *
 * @param nullVersion whether clients see it as the {@code null} version
 * @param content absent for a delete marker
 */
record VersionRow(
    Stamp stamp,
    boolean nullVersion,
    Instant lastModified,
    String owner,
    Optional<Content> content) {
  private static final int FORMAT = 1;
  private static final int NULL = 1;
  private static final int OBJECT = 2;

  /**
   * What makes a version an object.
   *
   * @param piece where the bytes are; absent for an empty object and one made of parts
   * @param manifest the row with the parts of an object that was uploaded in parts
   */
  record Content(
      long size,
      String etag,
      String storageClass,
      List<Checksum> checksums,
      ObjectMetadata metadata,
      Attributes attributes,
      Sealing sealing,
      Optional<Piece> piece,
      Optional<UUID> manifest) {

    Content with(Attributes other) {
      return new Content(
          size, etag, storageClass, checksums, metadata, other, sealing, piece, manifest);
    }
  }

  boolean isMarker() {
    return content.isEmpty();
  }

  VersionId versionId() {
    return nullVersion ? VersionId.NULL : new VersionId(stamp.text());
  }

  VersionRow with(Content other) {
    return new VersionRow(stamp, nullVersion, lastModified, owner, Optional.of(other));
  }

  StoredVersion toVersion(ObjectKey key, boolean latest, List<StoredPart> parts) {
    return content
        .<StoredVersion>map(it -> toObject(key, latest, it, parts))
        .orElseGet(() -> new DeleteMarker(key, versionId(), latest, lastModified, owner));
  }

  private ObjectVersion toObject(
      ObjectKey key, boolean latest, Content it, List<StoredPart> parts) {
    return new ObjectVersion(
        key,
        versionId(),
        latest,
        lastModified,
        owner,
        it.size(),
        it.etag(),
        it.storageClass(),
        it.metadata(),
        it.attributes(),
        it.checksums(),
        parts.stream().map(StoredPart::facts).toList(),
        it.sealing().facts());
  }

  byte[] toRow() {
    RowWriter row = new RowWriter(320).u8(FORMAT);
    row.u8((nullVersion ? NULL : 0) | (content.isPresent() ? OBJECT : 0)).raw(stamp.bytes());
    row.var(lastModified.toEpochMilli()).text(owner);
    content.ifPresent(it -> write(row, it));
    return row.toBytes();
  }

  private static void write(RowWriter row, Content it) {
    row.var(it.size()).text(it.etag()).text(it.storageClass());
    Checksums.write(row, it.checksums());
    AttributeFields.write(row, it.metadata(), it.attributes());
    it.sealing().write(row);
    row.u8(it.piece().isPresent() ? 1 : it.manifest().isPresent() ? 2 : 0);
    it.piece().ifPresent(piece -> piece.write(row));
    it.manifest().ifPresent(row::uuid);
  }

  static VersionRow fromRow(byte[] bytes) {
    RowReader row = RowReader.of(bytes, FORMAT);
    int flags = row.u8();
    Stamp stamp = new Stamp(row.i64(), row.i64(), row.i32());
    Instant lastModified = Instant.ofEpochMilli(row.var());
    String owner = row.text();
    Optional<Content> content =
        (flags & OBJECT) != 0 ? Optional.of(readContent(row)) : Optional.empty();
    return new VersionRow(stamp, (flags & NULL) != 0, lastModified, owner, content);
  }

  private static Content readContent(RowReader row) {
    long size = row.var();
    String etag = row.text();
    String storageClass = row.text();
    List<Checksum> checksums = Checksums.read(row);
    ObjectMetadata metadata = AttributeFields.readMetadata(row);
    Attributes attributes = AttributeFields.readAttributes(row);
    Sealing sealing = Sealing.read(row);
    int place = row.u8();
    Optional<Piece> piece = place == 1 ? Optional.of(Piece.read(row)) : Optional.empty();
    Optional<UUID> manifest = place == 2 ? Optional.of(row.uuid()) : Optional.empty();
    return new Content(
        size, etag, storageClass, checksums, metadata, attributes, sealing, piece, manifest);
  }

  /** Reads no more of an object's row than a list shows. */
  static ListedObject listed(String key, byte[] bytes) {
    RowReader row = RowReader.of(bytes, FORMAT);
    int flags = row.u8();
    if ((flags & OBJECT) == 0) {
      throw new IllegalStateException("A delete marker among the current objects");
    }
    row.i64();
    row.i64();
    row.i32();
    Instant lastModified = Instant.ofEpochMilli(row.var());
    String owner = row.text();
    long size = row.var();
    String etag = row.text();
    String storageClass = row.text();
    int count = row.count();
    List<String> algorithms = count == 0 ? List.of() : new ArrayList<>(count);
    Checksum.Type type = Checksum.Type.FULL_OBJECT;
    for (int i = 0; i < count; i++) {
      algorithms.add(row.text());
      type = Checksums.type(row.u8());
      row.skip();
    }
    return new ListedObject(key, lastModified, etag, size, storageClass, owner, algorithms, type);
  }
}
