// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.state;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A kind of entity: under which name it is stored and by what it can be looked up.
 *
 * @param <T> the record of the kind
 */
public final class Kind<T extends Entity> {

  /** The index of every kind of {@link Owned} entity: by account. */
  public static final String ACCOUNT = "account";

  private final String name;
  private final Class<T> type;
  private final Map<String, Function<T, Collection<String>>> indexes;
  private final boolean leavesTrace;

  private Kind(
      String name,
      Class<T> type,
      Map<String, Function<T, Collection<String>>> indexes,
      boolean leavesTrace) {
    this.name = name;
    this.type = type;
    this.indexes = Map.copyOf(indexes);
    this.leavesTrace = leavesTrace;
  }

  /** A kind found by id only. */
  public static <T extends Entity> Kind<T> of(String name, Class<T> type) {
    return new Kind<>(name, type, Map.of(), true);
  }

  /** A kind found by id and by account. */
  public static <T extends Owned> Kind<T> owned(String name, Class<T> type) {
    return Kind.<T>of(name, type).indexed(ACCOUNT, entity -> List.of(entity.accountId()));
  }

  /** The kind with one more index; an entity may have no key in it, or several. */
  public Kind<T> indexed(String index, Function<T, Collection<String>> keys) {
    Map<String, Function<T, Collection<String>>> more = new LinkedHashMap<>(indexes);
    more.put(index, keys);
    return new Kind<>(name, type, more, leavesTrace);
  }

  /** The kind whose removed entities are forgotten: there are many, and nobody asks for them. */
  public Kind<T> withoutTrace() {
    return new Kind<>(name, type, indexes, false);
  }

  /** The name in the file; it never changes between versions. */
  public String name() {
    return name;
  }

  boolean leavesTrace() {
    return leavesTrace;
  }

  Class<T> type() {
    return type;
  }

  Map<String, Function<T, Collection<String>>> indexes() {
    return indexes;
  }

  @Override
  public String toString() {
    return name;
  }
}
