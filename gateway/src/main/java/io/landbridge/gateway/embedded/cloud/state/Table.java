// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.state;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The entities of one kind, by id, by number and by each index. Guarded by the state's lock. */
final class Table<T extends Entity> {
  private final Kind<T> kind;
  private final Map<String, T> byId = new HashMap<>();
  private final NavigableMap<Long, T> byNumber = new TreeMap<>();
  private final Map<String, Map<String, NavigableMap<Long, T>>> indexes = new HashMap<>();
  private final Map<String, Long> removed = new HashMap<>();
  private long lastNumber;

  Table(Kind<T> kind) {
    this.kind = kind;
    kind.indexes().keySet().forEach(name -> indexes.put(name, new HashMap<>()));
  }

  Kind<T> kind() {
    return kind;
  }

  Optional<T> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Collection<T> all() {
    return Collections.unmodifiableCollection(byNumber.values());
  }

  Collection<T> by(String index, String key) {
    var keys = indexes.get(index);
    if (keys == null) {
      throw new IllegalArgumentException("No index " + index + " of " + kind);
    }
    var found = keys.get(key);
    return found == null
        ? Collections.emptyList()
        : Collections.unmodifiableCollection(found.values());
  }

  Optional<Long> findRemoved(String id) {
    return Optional.ofNullable(removed.get(id));
  }

  long nextNumber() {
    return ++lastNumber;
  }

  /** Puts without asking whether it is allowed; answers what was there before. */
  @Nullable T put(T entity) {
    @Nullable T before = byId.put(entity.id(), entity);
    if (before != null) {
      unlink(before);
    }
    byNumber.put(entity.number(), entity);
    lastNumber = Math.max(lastNumber, entity.number());
    for (var index : kind.indexes().entrySet()) {
      for (String key : index.getValue().apply(entity)) {
        indexOf(index.getKey())
            .computeIfAbsent(key, _ -> new TreeMap<>())
            .put(entity.number(), entity);
      }
    }
    return before;
  }

  @Nullable T take(String id) {
    @Nullable T before = byId.remove(id);
    if (before != null) {
      unlink(before);
    }
    return before;
  }

  void markRemoved(String id, long number) {
    removed.put(id, number);
    lastNumber = Math.max(lastNumber, number);
  }

  void unmarkRemoved(String id) {
    removed.remove(id);
  }

  private void unlink(T entity) {
    byNumber.remove(entity.number());
    for (Map.Entry<String, Function<T, Collection<String>>> index : kind.indexes().entrySet()) {
      var keys = indexOf(index.getKey());
      for (String key : index.getValue().apply(entity)) {
        var entities = keys.get(key);
        if (entities != null) {
          entities.remove(entity.number());
          if (entities.isEmpty()) {
            keys.remove(key);
          }
        }
      }
    }
  }

  private Map<String, NavigableMap<Long, T>> indexOf(String name) {
    return indexes.computeIfAbsent(name, _ -> new HashMap<>());
  }
}
