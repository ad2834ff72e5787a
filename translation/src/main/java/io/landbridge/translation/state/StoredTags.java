// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.aws.AccountId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tags of kinds that CloudStack cannot tag. Keys are case-sensitive; a value may be empty. How many
 * tags a resource may have is the caller's rule.
 */
public final class StoredTags {
  private static final int MOST_KEY = 255;
  private static final int MOST_VALUE = 512;
  private static final List<String> KEYS = List.of("account_id", "ec2_id", "tag_key");
  private static final List<String> VALUE = List.of("tag_value");

  private final Database database;

  StoredTags(Database database) {
    this.database = database;
  }

  private record StoredTag(String ec2Id, String key, String value) {}

  /** The tags of these resources by EC2 id; resources without tags are left out. */
  public Map<String, SortedMap<String, String>> getAll(
      AccountId account, Collection<String> ec2Ids) {
    Map<String, SortedMap<String, String>> found = new HashMap<>();
    for (List<String> chunk : Chunks.of(List.copyOf(ec2Ids))) {
      addAll(
          found,
          database.read(handle ->
              handle
                  .createQuery(
                      "SELECT ec2_id, tag_key, tag_value FROM stored_tag"
                          + " WHERE account_id = :account_id AND ec2_id IN (<ids>)")
                  .bind("account_id", account.value())
                  .bindList("ids", chunk)
                  .map((rows, context) ->
                      new StoredTag(rows.getString(1), rows.getString(2), rows.getString(3)))
                  .list()));
    }
    return found;
  }

  /** All stored tags of an account by EC2 id. */
  public Map<String, SortedMap<String, String>> getAll(AccountId account) {
    Map<String, SortedMap<String, String>> found = new HashMap<>();
    addAll(
        found,
        database.read(handle ->
            handle
                .createQuery(
                    "SELECT ec2_id, tag_key, tag_value FROM stored_tag"
                        + " WHERE account_id = :account_id")
                .bind("account_id", account.value())
                .map((rows, context) ->
                    new StoredTag(rows.getString(1), rows.getString(2), rows.getString(3)))
                .list()));
    return found;
  }

  private static void addAll(
      Map<String, SortedMap<String, String>> found, List<StoredTag> storedTags) {
    for (StoredTag tag : storedTags) {
      found.computeIfAbsent(tag.ec2Id(), id -> new TreeMap<>()).put(tag.key(), tag.value());
    }
  }

  /** Sets tags of one resource, all or none; other tags of it stay. */
  public void putAll(AccountId account, String ec2Id, Map<String, String> tags) {
    String upsert = database.dialect().upsert("stored_tag", KEYS, VALUE);
    tags.forEach(StoredTags::check);
    database.update(handle ->
        new TreeMap<>(tags)
            .forEach((key, value) ->
                handle
                    .createUpdate(upsert)
                    .bind("account_id", account.value())
                    .bind("ec2_id", ec2Id)
                    .bind("tag_key", key)
                    .bind("tag_value", value)
                    .execute()));
  }

  private static void check(String key, String value) {
    if (key.length() > MOST_KEY || value.length() > MOST_VALUE) {
      throw new IllegalArgumentException("A tag's key or value is too long: " + key);
    }
  }

  /** Removes tags of a resource by their keys; keys it does not have do not matter. */
  public void delete(AccountId account, String ec2Id, Collection<String> keys) {
    database.update(handle -> {
      for (List<String> chunk : Chunks.of(List.copyOf(keys))) {
        handle
            .createUpdate(
                "DELETE FROM stored_tag WHERE account_id = :account_id AND ec2_id = :ec2_id"
                    + " AND tag_key IN (<keys>)")
            .bind("account_id", account.value())
            .bind("ec2_id", ec2Id)
            .bindList("keys", chunk)
            .execute();
      }
    });
  }

  /** Removes a tag if it has this value. */
  public void delete(AccountId account, String ec2Id, String key, String value) {
    database.update(handle ->
        handle
            .createUpdate(
                "DELETE FROM stored_tag WHERE account_id = :account_id AND ec2_id = :ec2_id"
                    + " AND tag_key = :key AND tag_value = :value")
            .bind("account_id", account.value())
            .bind("ec2_id", ec2Id)
            .bind("key", key)
            .bind("value", value)
            .execute());
  }

  /** Removes all tags of a resource. */
  public void deleteAll(AccountId account, String ec2Id) {
    database.update(handle ->
        handle
            .createUpdate(
                "DELETE FROM stored_tag WHERE account_id = :account_id AND ec2_id = :ec2_id")
            .bind("account_id", account.value())
            .bind("ec2_id", ec2Id)
            .execute());
  }
}
