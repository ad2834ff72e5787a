// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import java.util.ArrayList;
import java.util.List;

/** Lists in parts small enough to be the parameters of one statement. */
final class Chunks {
  private static final int MOST_PARAMETERS = 500;

  private Chunks() {}

  static <T> List<List<T>> of(List<T> all) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST_PARAMETERS) {
      chunks.add(all.subList(from, Math.min(all.size(), from + MOST_PARAMETERS)));
    }
    return chunks;
  }
}
