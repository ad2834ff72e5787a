// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Inputs that are almost right: a good one with pieces cut out, doubled, or replaced. */
final class Mutations {
  private Mutations() {}

  /** A change: at {@code from} (of 1000), {@code length} bytes become {@code piece}. */
  private record Change(int from, int length, String piece) {}

  /** Up to six changes to one of the texts; the pieces are what the grammar is made of. */
  static Arbitrary<byte[]> of(List<String> texts, List<String> pieces) {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.of(pieces)),
            net.jqwik.api.Tuple.of(
                1, Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(8)));
    Arbitrary<Change> change =
        net.jqwik.api.Combinators.combine(
                Arbitraries.integers().between(0, 1000),
                Arbitraries.integers().between(0, 40),
                piece)
            .as(Change::new);
    return net.jqwik.api.Combinators.combine(Arbitraries.of(texts), change.list().ofMaxSize(6))
        .as(Mutations::apply);
  }

  private static byte[] apply(String text, List<Change> changes) {
    StringBuilder changed = new StringBuilder(text);
    for (Change change : changes) {
      int from = changed.length() * change.from() / 1000;
      int to = Math.min(changed.length(), from + change.length());
      changed.replace(from, to, change.piece());
    }
    return changed.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
