// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What the last scrub found. It is in a row, so that a restart neither forgets it nor puts off the
 * next one.
 *
 * @param ended when it was done
 * @param pieces how many pieces of content were read and compared
 * @param bytes how many bytes they have on the disk
 * @param damaged how many of them are missing or not what was written
 * @param orphans how many files that no row named were removed
 */
public record LastScrub(Instant ended, long pieces, long bytes, int damaged, long orphans) {
  private static final int FORMAT = 1;

  static LastScrub of(ScrubReport report, Instant ended) {
    return new LastScrub(
        ended, report.pieces(), report.bytes(), report.damages().size(), report.orphans());
  }

  /** The last one, if there was any. */
  static Optional<LastScrub> find(Metadata metadata) {
    return metadata
        .find(Keys.scrubbed())
        .map(bytes -> {
          RowReader row = RowReader.of(bytes, FORMAT);
          return new LastScrub(
              Instant.ofEpochMilli(row.i64()), row.i64(), row.i64(), row.i32(), row.i64());
        });
  }

  /** Remembers this one; a loss of power may forget it, and it is done again. */
  void save(Metadata metadata) {
    Edits edits = new Edits();
    edits.put(
        Keys.scrubbed(),
        new RowWriter(37)
            .u8(FORMAT)
            .i64(ended.toEpochMilli())
            .i64(pieces)
            .i64(bytes)
            .i32(damaged)
            .i64(orphans)
            .toBytes());
    metadata.commitLazily(edits);
  }
}
