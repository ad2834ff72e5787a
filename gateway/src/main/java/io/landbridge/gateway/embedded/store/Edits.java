// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Changes of rows that become visible together, or not at all. Of one thread. */
final class Edits {
  /** The two families of rows. */
  enum Family {
    /** Everything that is small and ordered. */
    ROWS,
    /** Content of small objects and manifests, by id. */
    CONTENT
  }

  /** One change. Names and values are bytes of this package's making that nobody compares. */
  sealed interface Edit {
    /** How many bytes it takes in the log, about. */
    int size();
  }

  @SuppressWarnings("ArrayRecordComponent") // see above
  record Put(Family family, byte[] name, byte[] value) implements Edit {
    @Override
    public int size() {
      return name.length + value.length;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // see above
  record Delete(Family family, byte[] name) implements Edit {
    @Override
    public int size() {
      return name.length;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // see above
  record Add(byte[] name, long delta) implements Edit {
    @Override
    public int size() {
      return name.length + 8;
    }
  }

  private final List<Edit> list = new ArrayList<>();
  private final List<Removal> removals = new ArrayList<>();
  private long bytes;
  private long versions;

  void put(byte[] name, byte[] value) {
    list.add(new Put(Family.ROWS, name, value));
  }

  void putContent(UUID id, byte[] value) {
    list.add(new Put(Family.CONTENT, Keys.id(id), value));
  }

  void delete(byte[] name) {
    list.add(new Delete(Family.ROWS, name));
  }

  void deleteContent(UUID id) {
    list.add(new Delete(Family.CONTENT, Keys.id(id)));
  }

  /** Notes that the bucket holds more, or less, from now on. */
  void use(long moreBytes, long moreVersions) {
    bytes += moreBytes;
    versions += moreVersions;
  }

  /** Forgets some content; a file goes when nobody can find it any more. */
  void removeContent(BucketId bucket, Piece piece) {
    switch (piece.place()) {
      case ROW -> deleteContent(piece.id());
      case FILE -> {
        delete(Keys.file(piece.id()));
        remove(new Removal(bucket, piece.id(), false));
      }
    }
  }

  /** Has a file or folder removed when these changes are made. */
  void remove(Removal removal) {
    put(Keys.removal(removal.id()), removal.toRow());
    removals.add(removal);
  }

  /** Writes down what the bucket holds more, or less. */
  void settleUsage(BucketId bucket) {
    if (bytes != 0) {
      list.add(new Add(Keys.usedBytes(bucket), bytes));
    }
    if (versions != 0) {
      list.add(new Add(Keys.usedVersions(bucket), versions));
    }
  }

  long bytes() {
    return bytes;
  }

  long versions() {
    return versions;
  }

  List<Edit> list() {
    return list;
  }

  List<Removal> removals() {
    return removals;
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  int size() {
    return list.stream().mapToInt(Edit::size).sum();
  }
}
