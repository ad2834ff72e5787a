// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.aws.AwsException;
import io.landbridge.gateway.embedded.store.seal.DamagedException;
import io.landbridge.gateway.embedded.store.seal.DataKey;
import io.landbridge.gateway.embedded.store.seal.OpeningChannel;
import io.landbridge.gateway.embedded.store.seal.SealedBytes;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.ObjectContent;
import io.landbridge.translation.s3.store.ObjectContent.Computed;
import io.landbridge.translation.s3.store.ObjectContent.InFiles;
import io.landbridge.translation.s3.store.ObjectContent.InMemory;
import io.landbridge.translation.s3.store.ObjectContent.Region;
import io.landbridge.translation.s3.store.StoreErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Gives out the bytes of versions. */
final class Contents {
  /** Up to how many files one reader has open; beyond that they are opened one after another. */
  private static final int OPEN_FILES = 8;

  /** How many bytes of the rows read last are kept, as they are stored, and for each its key. */
  private static final long KEPT = 8L << 20;

  private static final int KEY = 128;

  private final Metadata metadata;
  private final DataFiles files;

  /** What an id stands for never changes, and ids do not come again. */
  private final Cache<UUID, byte[]> kept =
      Caffeine.newBuilder()
          .maximumWeight(KEPT)
          .weigher((UUID _, byte[] stored) -> stored.length + KEY)
          .build();

  Contents(Metadata metadata, DataFiles files) {
    this.metadata = metadata;
    this.files = files;
  }

  /** A stretch of a piece. */
  record Stretch(Piece piece, long offset, long length) {
    boolean isWhole() {
      return offset == 0 && length == piece.length();
    }
  }

  /**
   * Opens a range of some content.
   *
   * @param ticket closed when the reading is done
   * @throws NoSuchFileException when a file has been removed since its row was read
   */
  ObjectContent open(
      BucketId bucket, List<Piece> pieces, Span span, Optional<DataKey> key, Readers.Ticket ticket)
      throws IOException {
    List<Stretch> stretches = cut(pieces, span);
    if (stretches.size() == 1 && stretches.getFirst().piece().place() == Piece.Place.ROW) {
      ticket.close();
      return new InMemory(fromRow(stretches.getFirst(), key));
    }
    if (stretches.isEmpty()) {
      ticket.close();
      return new InMemory(ByteBuffer.allocate(0));
    }
    if (key.isEmpty() && stretches.size() <= OPEN_FILES) {
      List<Region> regions = regions(bucket, stretches);
      ticket.close();
      return new InFiles(regions);
    }
    StretchChannel channel =
        new StretchChannel(stretches, stretch -> openFile(bucket, stretch, key), ticket);
    // The first file is opened now: if it has gone, the rows are to be read again.
    channel.openNext();
    return new Computed(channel, span.length());
  }

  /** A range of content. */
  record Span(long offset, long length) {}

  /** The range as stretches of the pieces that it touches. */
  static List<Stretch> cut(List<Piece> pieces, Span span) {
    List<Stretch> stretches = new ArrayList<>();
    long from = span.offset();
    long left = span.length();
    for (Piece piece : pieces) {
      if (left == 0) {
        break;
      }
      if (from >= piece.length()) {
        from -= piece.length();
      } else {
        long length = Math.min(left, piece.length() - from);
        stretches.add(new Stretch(piece, from, length));
        from = 0;
        left -= length;
      }
    }
    if (left > 0) {
      throw new IllegalArgumentException("The range is not within the content");
    }
    return stretches;
  }

  private List<Region> regions(BucketId bucket, List<Stretch> stretches) throws IOException {
    List<Region> regions = new ArrayList<>();
    boolean complete = false;
    try {
      for (Stretch stretch : stretches) {
        FileChannel file = files.open(bucket, stretch.piece().id());
        regions.add(new Region(file, stretch.offset(), stretch.length()));
        checkLength(file, stretch.piece());
      }
      complete = true;
      return regions;
    } finally {
      if (!complete) {
        new InFiles(regions).close();
      }
    }
  }

  private OpenStretch openFile(BucketId bucket, Stretch stretch, Optional<DataKey> key)
      throws IOException {
    Piece piece = stretch.piece();
    FileChannel file = files.open(bucket, piece.id());
    boolean complete = false;
    try {
      checkLength(file, piece);
      complete = true;
    } finally {
      if (!complete) {
        file.close();
      }
    }
    return key.<OpenStretch>map(it ->
            new OpenStretch.Sealed(
                new OpeningChannel(
                    file,
                    it.contentKey(piece.sealId()),
                    piece.length(),
                    stretch.offset(),
                    stretch.length())))
        .orElseGet(() -> new OpenStretch.Plain(file, stretch.offset(), stretch.length()));
  }

  private static void checkLength(FileChannel file, Piece piece) throws IOException {
    if (file.size() != piece.storedLength()) {
      throw new AwsException(
          StoreErrors.damaged(),
          new DamagedException("The file " + piece.id() + " has another length than it should"));
    }
  }

  private ByteBuffer fromRow(Stretch stretch, Optional<DataKey> key) throws IOException {
    Piece piece = stretch.piece();
    byte[] stored = stored(piece);
    byte[] plain =
        key.isPresent() ? SealedBytes.open(key.get().contentKey(piece.sealId()), stored) : stored;
    return ByteBuffer.wrap(plain)
        .slice((int) stretch.offset(), (int) stretch.length())
        .asReadOnlyBuffer();
  }

  private byte[] stored(Piece piece) throws IOException {
    byte[] before = kept.getIfPresent(piece.id());
    if (before != null) {
      return before;
    }
    byte[] stored =
        metadata
            .findContent(piece.id())
            .orElseThrow(() -> new NoSuchFileException(piece.id().toString()));
    CRC32C crc = new CRC32C();
    crc.update(stored);
    if ((int) crc.getValue() != piece.crc32c()) {
      throw new AwsException(
          StoreErrors.damaged(),
          new DamagedException("The row " + piece.id() + " is not what was written"));
    }
    kept.put(piece.id(), stored);
    return stored;
  }
}
