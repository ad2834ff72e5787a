// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of an object that was uploaded in parts, as a row of their own.
 *
 * @param upload the upload that it was
 */
record Manifest(Stamp upload, List<StoredPart> parts) {
  private static final int FORMAT = 1;

  byte[] toRow() {
    RowWriter row = new RowWriter(16 + 128 * parts.size()).u8(FORMAT);
    row.raw(upload.bytes()).var(parts.size());
    parts.forEach(part -> part.write(row));
    return row.toBytes();
  }

  static Manifest fromRow(byte[] bytes) {
    RowReader row = RowReader.of(bytes, FORMAT);
    Stamp upload = new Stamp(row.i64(), row.i64(), row.i32());
    int count = row.count();
    List<StoredPart> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      parts.add(StoredPart.read(row));
    }
    return new Manifest(upload, parts);
  }
}
