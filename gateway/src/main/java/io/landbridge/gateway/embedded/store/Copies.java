// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.seal.DataKey;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.EncryptionChoice;
import io.landbridge.translation.s3.store.EncryptionFacts;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes content of content. A file that stays as it is gets a second name, which takes no time
 * whatever its size; anything else is read and written again.
 */
final class Copies {
  private final DataFiles files;
  private final Contents contents;
  private final Intake intake;
  private final Sealer sealer;
  private final Readers readers;
  private final int inlineLimit;

  Copies(
      DataFiles files,
      Contents contents,
      Intake intake,
      Sealer sealer,
      Readers readers,
      int inlineLimit) {
    this.files = files;
    this.contents = contents;
    this.intake = intake;
    this.sealer = sealer;
    this.readers = readers;
    this.inlineLimit = inlineLimit;
  }

  /**
   * What is copied.
   *
   * @param pieces where its bytes are
   * @param key what opens them
   */
  record Source(
      BucketId bucket, VersionRow.Content content, List<Piece> pieces, Optional<DataKey> key) {}

  /** A copy that no row names yet. */
  record Copied(Received received, Sealing sealing, String etag) implements AutoCloseable {
    Optional<Piece> piece() {
      return received.piece();
    }

    void addTo(Edits edits) {
      received.addTo(edits);
    }

    void keep() {
      received.keep();
    }

    @Override
    public void close() {
      received.close();
    }
  }

  /**
   * Copies.
   *
   * @throws java.nio.file.NoSuchFileException when the source has been removed meanwhile
   */
  Copied make(Bucket bucket, NewObject object, Source source) throws IOException {
    if (isLinkable(object.encryption(), source)) {
      bucket.checkRoom(source.content().size());
      return link(bucket, object, source);
    }
    Sealer.Seal seal = sealer.begin(object.encryption());
    Contents.Span span = new Contents.Span(0, source.content().size());
    Readers.Ticket ticket = readers.begin();
    try (ObjectContent content =
        contents.open(source.bucket(), source.pieces(), span, source.key(), ticket)) {
      Received received = intake.receive(bucket, new ContentBody(content), inlineLimit, seal.key());
      return new Copied(
          received, seal.sealing(), sealer.etag(seal.sealing().facts(), received.md5()));
    } finally {
      ticket.close();
    }
  }

  /** Whether the same bytes on the disk do for the copy. */
  private static boolean isLinkable(EncryptionChoice choice, Source source) {
    boolean oneFile =
        source.pieces().size() == 1
            && source.content().manifest().isEmpty()
            && source.pieces().getFirst().place() == Piece.Place.FILE;
    return oneFile
        && switch (source.content().sealing().facts()) {
          case EncryptionFacts.None _ -> choice instanceof EncryptionChoice.None;
          // An ETag of random bytes belongs to one object; the MD5 of these is not known here.
          case EncryptionFacts.SseS3 _ -> choice instanceof EncryptionChoice.SseS3;
          case EncryptionFacts.SseKms _, EncryptionFacts.SseC _ -> false;
        };
  }

  private Copied link(Bucket bucket, NewObject object, Source source) throws IOException {
    Piece from = source.pieces().getFirst();
    UUID id = intake.newId();
    Sealer.Seal seal = sealer.rewrap(object.encryption(), source.content().sealing());
    Piece piece =
        new Piece(
            Piece.Place.FILE, id, from.sealId(), from.length(), from.storedLength(), from.crc32c());
    boolean linked = false;
    try {
      files.link(source.bucket(), from.id(), bucket.id(), id);
      linked = true;
    } finally {
      if (!linked) {
        files.settle(id);
      }
    }
    Received received =
        new Received(
            files,
            bucket.id(),
            from.length(),
            new byte[0],
            List.of(),
            Optional.of(piece),
            new byte[0]);
    return new Copied(received, seal.sealing(), source.content().etag());
  }

  /** The content of one object as the body of another. */
  private static final class ContentBody implements ObjectBody {
    private final ObjectContent content;
    private final ByteSource source;

    ContentBody(ObjectContent content) {
      this.content = content;
      this.source = ByteSource.of(content);
    }

    @Override
    public long length() {
      return content.length();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return source.read(target);
    }

    @Override
    public List<Checksum> checksums() {
      return List.of();
    }
  }
}
