// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All actions of an API: those with shapes, and those of which only the name is known. */
public final class ActionTable {
  private static final List<String> READ_VERBS = List.of("Describe", "Get", "List", "Search");

  private final Map<String, Operation<?, ?>> operations = new HashMap<>();
  private final List<Operation<?, ?>> inOrder;
  private final Set<String> nameOnly;

  /**
   * Makes the table.
   *
   * @param full the actions with shapes
   * @param emptyReads the reads whose result is only known as the empty set
   * @param nameOnly the names of all other actions of the API
   */
  public ActionTable(
      List<Operation<?, ?>> full,
      List<? extends Operation<?, ?>> emptyReads,
      Set<String> nameOnly) {
    this.inOrder =
        Stream.concat(full.stream(), emptyReads.stream())
            .sorted(Comparator.comparing(Operation::name))
            .<Operation<?, ?>>map(operation -> operation)
            .toList();
    this.nameOnly = Set.copyOf(nameOnly);
    for (Operation<?, ?> operation : inOrder) {
      if (operations.put(operation.name(), operation) != null
          || nameOnly.contains(operation.name())) {
        throw new IllegalArgumentException("Two actions " + operation.name());
      }
    }
  }

  /** The actions with shapes, by name. */
  public List<Operation<?, ?>> operations() {
    return inOrder;
  }

  /** The action with this name, where it has shapes. */
  public Optional<Operation<?, ?>> findOperation(String name) {
    return Optional.ofNullable(operations.get(name));
  }

  /** Whether the API has an action with this name, with shapes or without. */
  public boolean isKnown(String name) {
    return operations.containsKey(name) || nameOnly.contains(name);
  }

  /** The names of all actions of the API, sorted. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(nameOnly);
    names.addAll(operations.keySet());
    return names;
  }

  /** Whether an action of this name only reads. AWS names its reads with one of four verbs. */
  public static boolean isRead(String name) {
    return READ_VERBS.stream().anyMatch(name::startsWith);
  }
}
