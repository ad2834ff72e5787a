// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be found under each name: what was acknowledged last, and what may have been done since.
 * One thread at a time has it.
 */
final class Ledger {
  private final Map<String, List<Optional<Content>>> possible = new HashMap<>();

  /** A request is about to be sent: from now on this may be there as well. */
  void attempt(String name, Optional<Content> content) {
    List<Optional<Content>> all = new ArrayList<>(at(name));
    all.add(content);
    possible.put(name, all);
  }

  /** The last attempt was acknowledged: nothing else may be there. */
  void acknowledge(String name) {
    settle(name, at(name).getLast());
  }

  /** Checks what was found, which from now on is what is there. */
  void settle(String name, Optional<Content> found) {
    assertThat(at(name)).as("what may be found as %s", name).contains(found);
    possible.put(name, List.of(found));
  }

  /** What may be there; more than one when an attempt was not answered. */
  List<Optional<Content>> at(String name) {
    return possible.getOrDefault(name, List.of(Optional.empty()));
  }

  /** What is there, where that is certain. */
  Optional<Content> get(String name) {
    return at(name).size() == 1 ? at(name).getFirst() : Optional.empty();
  }

  Set<String> names() {
    return Set.copyOf(possible.keySet());
  }
}
