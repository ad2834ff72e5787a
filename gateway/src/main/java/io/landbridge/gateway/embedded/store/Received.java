// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.Checksum;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Content that has come in whole and is on the disk, or will be with its rows, but that no row
 * names yet. Closed without having been kept, it is removed.
 */
final class Received implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Received.class);

  private final DataFiles files;
  private final BucketId bucket;
  private final long length;
  private final byte[] md5;
  private final List<Checksum> checksums;
  private final Optional<Piece> piece;
  private final byte[] row;
  private boolean kept;

  /**
   * @param piece where it is; absent for no bytes at all
   * @param row the stored bytes of content that goes into a row; otherwise empty
   */
  Received(
      DataFiles files,
      BucketId bucket,
      long length,
      byte[] md5,
      List<Checksum> checksums,
      Optional<Piece> piece,
      byte[] row) {
    this.files = files;
    this.bucket = bucket;
    this.length = length;
    this.md5 = md5.clone();
    this.checksums = List.copyOf(checksums);
    this.piece = piece;
    this.row = row;
  }

  long length() {
    return length;
  }

  byte[] md5() {
    return md5.clone();
  }

  List<Checksum> checksums() {
    return checksums;
  }

  Optional<Piece> piece() {
    return piece;
  }

  /** Adds what makes rows name this content. */
  void addTo(Edits edits) {
    piece.ifPresent(it -> {
      switch (it.place()) {
        case ROW -> edits.putContent(it.id(), row);
        case FILE -> edits.put(Keys.file(it.id()), new byte[0]);
      }
    });
  }

  /** The rows that name it are written. */
  void keep() {
    kept = true;
  }

  @Override
  public void close() {
    if (piece.isEmpty() || piece.get().place() != Piece.Place.FILE) {
      return;
    }
    Piece file = piece.get();
    if (!kept) {
      try {
        files.remove(bucket, file.id());
      } catch (IOException e) {
        // The scrubber finds it again.
        LOG.atWarn().setCause(e).addKeyValue("file", file.id()).log("A file stays behind");
      }
    }
    files.settle(file.id());
  }
}
