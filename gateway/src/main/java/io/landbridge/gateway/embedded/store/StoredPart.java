// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.PartFacts;
import java.time.Instant;

/** A part with where its bytes are. */
record StoredPart(PartFacts facts, Piece piece) {
  private static final int FORMAT = 1;

  void write(RowWriter row) {
    row.var(facts.number()).var(facts.size()).text(facts.etag());
    row.var(facts.lastModified().toEpochMilli());
    Checksums.write(row, facts.checksums());
    piece.write(row);
  }

  static StoredPart read(RowReader row) {
    int number = row.count();
    long size = row.var();
    String etag = row.text();
    Instant lastModified = Instant.ofEpochMilli(row.var());
    PartFacts facts = new PartFacts(number, size, etag, lastModified, Checksums.read(row));
    return new StoredPart(facts, Piece.read(row));
  }

  byte[] toRow() {
    RowWriter row = new RowWriter(160).u8(FORMAT);
    write(row);
    return row.toBytes();
  }

  static StoredPart fromRow(byte[] row) {
    return read(RowReader.of(row, FORMAT));
  }
}
