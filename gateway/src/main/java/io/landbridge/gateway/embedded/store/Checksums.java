// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.Checksum;
import java.util.ArrayList;
import java.util.List;

/** Checksums as fields of a row. */
final class Checksums {
  private Checksums() {}

  static void write(RowWriter row, List<Checksum> checksums) {
    row.var(checksums.size());
    for (Checksum checksum : checksums) {
      row.text(checksum.algorithm()).u8(code(checksum.type())).text(checksum.value());
    }
  }

  static List<Checksum> read(RowReader row) {
    int count = row.count();
    if (count == 0) {
      return List.of();
    }
    List<Checksum> checksums = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      checksums.add(new Checksum(row.text(), type(row.u8()), row.text()));
    }
    return checksums;
  }

  static int code(Checksum.Type type) {
    return switch (type) {
      case FULL_OBJECT -> 0;
      case COMPOSITE -> 1;
    };
  }

  static Checksum.Type type(int code) {
    return code == 0 ? Checksum.Type.FULL_OBJECT : Checksum.Type.COMPOSITE;
  }
}
