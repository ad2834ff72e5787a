// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * What CloudStack cannot hold about a resource, as named texts. Names and values are the caller's
 * own; a name has at most 100 characters, a value at most {@link #MOST_VALUE}.
 */
public final class ResourceFacts {
  /** The longest value, in characters. */
  public static final int MOST_VALUE = 256 * 1024;

  private static final int MOST_NAME = 100;
  private static final List<String> KEYS =
      List.of("account_id", "kind", "resource_id", "fact_name");
  private static final List<String> VALUE = List.of("fact_value");
  private static final List<String> COLUMNS =
      List.of("account_id", "kind", "resource_id", "fact_name", "fact_value");
  private static final String OF_RESOURCE =
      " WHERE account_id = :account_id AND kind = :kind AND resource_id = :resource_id";

  private final Database database;
  private final List<Consumer<ResourceRef>> listeners = new CopyOnWriteArrayList<>();

  ResourceFacts(Database database) {
    this.database = database;
  }

  private record Fact(String resourceId, String name, String value) {}

  /**
   * Tells somebody of each resource whose facts this gateway changes, after the change is written
   * and before whoever made it goes on. Listeners must not block.
   */
  public void listen(Consumer<ResourceRef> listener) {
    listeners.add(listener);
  }

  private void changed(ResourceRef resource) {
    listeners.forEach(listener -> listener.accept(resource));
  }

  /** All facts about a resource; empty when there is none. */
  public Map<String, String> get(ResourceRef resource) {
    return getAll(resource.account(), resource.kind(), List.of(resource.id()))
        .getOrDefault(resource.id(), Map.of());
  }

  /** One fact about a resource. */
  public Optional<String> find(ResourceRef resource, String name) {
    return Optional.ofNullable(get(resource).get(name));
  }

  /** The facts about many resources by their ids; resources without facts are left out. */
  public Map<String, Map<String, String>> getAll(
      AccountId account, ResourceKind kind, Collection<String> ids) {
    Map<String, Map<String, String>> found = new HashMap<>();
    for (List<String> chunk : Chunks.of(List.copyOf(ids))) {
      database
          .read(handle ->
              handle
                  .createQuery(
                      "SELECT resource_id, fact_name, fact_value FROM resource_fact"
                          + " WHERE account_id = :account_id AND kind = :kind"
                          + " AND resource_id IN (<ids>)")
                  .bind("account_id", account.value())
                  .bind("kind", kind.name())
                  .bindList("ids", chunk)
                  .map((rows, context) ->
                      toFact(rows.getString(1), rows.getString(2), rows.getString(3)))
                  .list())
          .forEach(fact -> add(found, fact));
    }
    return found;
  }

  private static Fact toFact(String resourceId, String name, String value) {
    return new Fact(resourceId, name, value);
  }

  private static void add(Map<String, Map<String, String>> found, Fact fact) {
    found.computeIfAbsent(fact.resourceId(), id -> new HashMap<>()).put(fact.name(), fact.value());
  }

  /** The ids of the account's resources of a kind of which a fact has a value, in their order. */
  public List<String> findResources(
      AccountId account, ResourceKind kind, String name, String value) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT resource_id FROM resource_fact WHERE account_id = :account_id"
                    + " AND kind = :kind AND fact_name = :name AND fact_value = :value"
                    + " ORDER BY resource_id")
            .bind("account_id", account.value())
            .bind("kind", kind.name())
            .bind("name", name)
            .bind("value", value)
            .mapTo(String.class)
            .list());
  }

  /** Sets a fact. */
  public void put(ResourceRef resource, String name, String value) {
    putAll(resource, Map.of(name, value));
  }

  /** Sets several facts about one resource, all or none. */
  public void putAll(ResourceRef resource, Map<String, String> facts) {
    String upsert = database.dialect().upsert("resource_fact", KEYS, VALUE);
    facts.forEach(ResourceFacts::check);
    database.update(handle ->
        facts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(fact -> write(handle, upsert, resource, fact.getKey(), fact.getValue())));
    changed(resource);
  }

  /** Sets a fact unless it is set; false when it is. */
  public boolean putIfAbsent(ResourceRef resource, String name, String value) {
    String insert = database.dialect().insertIfAbsent("resource_fact", COLUMNS);
    check(name, value);
    boolean set = database.write(handle -> write(handle, insert, resource, name, value) == 1);
    if (set) {
      changed(resource);
    }
    return set;
  }

  private static int write(
      Handle handle, String statement, ResourceRef resource, String name, String value) {
    return handle
        .createUpdate(statement)
        .bind("account_id", resource.account().value())
        .bind("kind", resource.kind().name())
        .bind("resource_id", resource.id())
        .bind("fact_name", name)
        .bind("fact_value", value)
        .execute();
  }

  private static void check(String name, String value) {
    if (name.isEmpty() || name.length() > MOST_NAME || value.length() > MOST_VALUE) {
      throw new IllegalArgumentException("A fact's name or value is too long: " + name);
    }
  }

  /** Removes a fact, if it is set. */
  public void delete(ResourceRef resource, String name) {
    database.update(handle ->
        handle
            .createUpdate("DELETE FROM resource_fact" + OF_RESOURCE + " AND fact_name = :name")
            .bind("account_id", resource.account().value())
            .bind("kind", resource.kind().name())
            .bind("resource_id", resource.id())
            .bind("name", name)
            .execute());
    changed(resource);
  }

  /** Removes all facts about a resource. */
  public void deleteAll(ResourceRef resource) {
    database.update(handle ->
        handle
            .createUpdate("DELETE FROM resource_fact" + OF_RESOURCE)
            .bind("account_id", resource.account().value())
            .bind("kind", resource.kind().name())
            .bind("resource_id", resource.id())
            .execute());
    changed(resource);
  }
}
