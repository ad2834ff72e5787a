// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.ScrubReport.Damage;
import io.landbridge.translation.s3.store.BucketId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads everything that is stored, slowly, and compares it with the checksums that were taken when
 * it was written; then looks for files that no row names. Writers go on meanwhile: what looks wrong
 * is only damage if its row is still the same afterwards.
 */
final class Scrubber {
  private static final Logger LOG = LoggerFactory.getLogger(Scrubber.class);
  private static final int ROWS_AT_A_TIME = 256;
  private static final int DAMAGES = 1000;

  private final Engine engine;
  private final DataFiles files;
  private final Buckets buckets;
  private final Pace pace;
  private final ByteBuffer buffer = ByteBuffer.allocate(128 * 1024);

  Scrubber(Engine engine, DataFiles files, Buckets buckets, Pace pace) {
    this.engine = engine;
    this.files = files;
    this.buckets = buckets;
    this.pace = pace;
  }

  /** The same at another pace. */
  Scrubber with(Pace other) {
    return new Scrubber(engine, files, buckets, other);
  }

  private static final class Tally {
    private long pieces;
    private long bytes;
    private long orphans;
    private final List<Damage> damages = new ArrayList<>();
  }

  /**
   * Goes through everything once.
   *
   * @throws InterruptedException when it is to stop before it is done
   */
  ScrubReport scrub() throws IOException, InterruptedException {
    Tally tally = new Tally();
    for (Bucket bucket : buckets.all()) {
      for (char kind : new char[] {'c', 'v', 'u'}) {
        scrub(bucket.id(), kind, tally);
      }
    }
    removeOrphans(tally);
    return new ScrubReport(tally.pieces, tally.bytes, tally.damages, tally.orphans);
  }

  @SuppressWarnings("ArrayRecordComponent") // read from a cursor, and nobody else has them
  private record Row(byte[] name, byte[] value) {}

  /** Goes through the rows of a kind a few at a time, so as to hold on to none of their past. */
  private void scrub(BucketId bucket, char kind, Tally tally)
      throws IOException, InterruptedException {
    byte[] scope = Keys.scope(kind, bucket);
    byte[] next = scope;
    while (true) {
      List<Row> rows = rows(scope, next);
      for (Row row : rows) {
        for (Piece piece : pieces(kind, row)) {
          check(bucket, row, piece, tally);
        }
      }
      if (rows.size() < ROWS_AT_A_TIME) {
        return;
      }
      byte[] last = rows.getLast().name();
      next = Arrays.copyOf(last, last.length + 1);
    }
  }

  private List<Row> rows(byte[] scope, byte[] from) {
    List<Row> rows = new ArrayList<>();
    try (Cursor cursor = engine.metadata().cursor(scope)) {
      for (cursor.seek(from); cursor.isValid() && rows.size() < ROWS_AT_A_TIME; cursor.next()) {
        rows.add(new Row(cursor.name(), cursor.value()));
      }
    }
    return rows;
  }

  private List<Piece> pieces(char kind, Row row) {
    if (kind == 'u') {
      return parts(UploadRow.fromRow(row.value()).stamp());
    }
    VersionRow version = VersionRow.fromRow(row.value());
    Optional<VersionRow.Content> content = version.content();
    if (content.isEmpty()) {
      return List.of();
    }
    if (content.get().manifest().isPresent()) {
      // A manifest that is gone went with its version, between that row and now.
      return engine
          .metadata()
          .findContent(content.get().manifest().get())
          .map(Manifest::fromRow)
          .map(manifest -> manifest.parts().stream().map(StoredPart::piece).toList())
          .orElse(List.of());
    }
    return content.get().piece().map(List::of).orElse(List.of());
  }

  private List<Piece> parts(Stamp upload) {
    List<Piece> pieces = new ArrayList<>();
    try (Cursor cursor = engine.metadata().cursor(Keys.parts(upload))) {
      for (cursor.first(); cursor.isValid(); cursor.next()) {
        pieces.add(StoredPart.fromRow(cursor.value()).piece());
      }
    }
    return pieces;
  }

  private void check(BucketId bucket, Row row, Piece piece, Tally tally)
      throws IOException, InterruptedException {
    if (piece.storedLength() == 0) {
      return;
    }
    tally.pieces++;
    tally.bytes += piece.storedLength();
    Optional<String> wrong = whatIsWrong(bucket, piece);
    if (wrong.isPresent() && isStillNamed(row, piece)) {
      LOG.atError()
          .addKeyValue("bucket", bucket.toString())
          .addKeyValue("content", piece.id())
          .addKeyValue("damage", wrong.get())
          .log("Stored content is damaged");
      if (tally.damages.size() < DAMAGES) {
        tally.damages.add(
            new Damage(bucket.toString(), key(row), piece.id().toString(), wrong.get()));
      }
    }
  }

  private static String key(Row row) {
    int scope = 17;
    byte[] key =
        row.name()[0] == 'c'
            ? Arrays.copyOfRange(row.name(), scope, row.name().length)
            : Keys.unescaped(row.name(), scope);
    return PageWalk.text(key);
  }

  private boolean isStillNamed(Row row, Piece piece) {
    return switch (piece.place()) {
      case FILE -> engine.metadata().find(Keys.file(piece.id())).isPresent();
      case ROW ->
          engine
              .metadata()
              .find(row.name())
              .filter(value -> Arrays.equals(value, row.value()))
              .isPresent();
    };
  }

  private Optional<String> whatIsWrong(BucketId bucket, Piece piece)
      throws IOException, InterruptedException {
    CRC32C crc = new CRC32C();
    long length = 0;
    switch (piece.place()) {
      case ROW -> {
        Optional<byte[]> stored = engine.metadata().findContent(piece.id());
        if (stored.isEmpty()) {
          return Optional.of("missing");
        }
        crc.update(stored.get());
        length = stored.get().length;
        pace.take(length);
      }
      case FILE -> {
        try (FileChannel file = files.open(bucket, piece.id())) {
          while (file.read(buffer.clear()) >= 0) {
            length += buffer.flip().remaining();
            pace.take(buffer.remaining());
            crc.update(buffer);
          }
        } catch (NoSuchFileException _) {
          return Optional.of("missing");
        }
      }
    }
    if (length != piece.storedLength()) {
      return Optional.of(length + " bytes instead of " + piece.storedLength());
    }
    return (int) crc.getValue() == piece.crc32c()
        ? Optional.empty()
        : Optional.of("other bytes than were written");
  }

  private void removeOrphans(Tally tally) throws IOException {
    List<Removal> orphans = new ArrayList<>();
    files.forEach((bucket, id) -> {
      // In this order: a file is settled only after rows name it.
      if (!files.isUnsettled(id) && isOfNobody(bucket, id)) {
        orphans.add(new Removal(bucket, id, false));
      }
    });
    for (Removal orphan : orphans) {
      // One that is gone was deleted with its object just then.
      if (files.remove(orphan.bucket(), orphan.id())) {
        tally.orphans++;
        LOG.atWarn()
            .addKeyValue("bucket", orphan.bucket().toString())
            .addKeyValue("file", orphan.id())
            .log("A file that no row names is removed");
      }
    }
  }

  /** Whether no row names the file, and none says that it is to be removed. */
  private boolean isOfNobody(BucketId bucket, UUID id) {
    return engine.metadata().find(Keys.file(id)).isEmpty()
        && engine.metadata().find(Keys.removal(id)).isEmpty()
        && engine.metadata().find(Keys.removal(bucket.value())).isEmpty();
  }
}
