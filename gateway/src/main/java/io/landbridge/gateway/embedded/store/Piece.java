// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.util.UUID;

/**
 * Where some content is.
 *
 * @param place in a row or in a file
 * @param id names the row or the file
 * @param sealId what the content was sealed as; differs from the id of a file that is another name
 *     of a copied one
 * @param length of the content
 * @param storedLength of what is stored, which is longer when it is sealed
 * @param crc32c of what is stored
 */
record Piece(Place place, UUID id, UUID sealId, long length, long storedLength, int crc32c) {
  /** Where it is. */
  enum Place {
    ROW,
    FILE
  }

  /** No bytes at all: nothing is stored. */
  static Piece empty(UUID id) {
    return new Piece(Place.ROW, id, id, 0, 0, 0);
  }

  void write(RowWriter row) {
    row.u8(place == Place.FILE ? 1 : 0).uuid(id).uuid(sealId);
    row.var(length).var(storedLength).i32(crc32c);
  }

  static Piece read(RowReader row) {
    Place place = row.u8() == 1 ? Place.FILE : Place.ROW;
    return new Piece(place, row.uuid(), row.uuid(), row.var(), row.var(), row.i32());
  }
}
