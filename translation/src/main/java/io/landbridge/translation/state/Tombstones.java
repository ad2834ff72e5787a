// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Resources that are gone natively and that EC2 still shows for a while (an hour, as AWS does). */
public final class Tombstones {
  /** The longest document, in characters. */
  public static final int MOST_DOCUMENT = 256 * 1024;

  private static final List<String> KEYS = List.of("ec2_id");
  private static final List<String> OTHERS =
      List.of("account_id", "kind", "native_id", "document", "expires_at");
  private static final String SELECT =
      "SELECT ec2_id, account_id, kind, native_id, document, expires_at FROM tombstone";

  private final Database database;
  private final InstantSource clock;

  Tombstones(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What is left of a resource.
   *
   * @param ec2Id its EC2 id
   * @param account whose it was
   * @param kind its kind
   * @param nativeId its native id
   * @param document what to show, JSON of the caller's own form
   * @param until how long to show it
   */
  public record Tombstone(
      String ec2Id,
      AccountId account,
      ResourceKind kind,
      NativeId nativeId,
      String document,
      Instant until) {

    public Tombstone {
      if (document.length() > MOST_DOCUMENT) {
        throw new IllegalArgumentException("A document is too long: " + document.length());
      }
    }
  }

  /** Sets a tombstone or replaces the one of the same resource. */
  public void put(Tombstone tombstone) {
    database.update(handle ->
        handle
            .createUpdate(database.dialect().upsert("tombstone", KEYS, OTHERS))
            .bind("ec2_id", tombstone.ec2Id())
            .bind("account_id", tombstone.account().value())
            .bind("kind", tombstone.kind().name())
            .bind("native_id", tombstone.nativeId().value())
            .bind("document", tombstone.document())
            .bind("expires_at", tombstone.until().toEpochMilli())
            .execute());
  }

  /** The tombstone of a resource, unless its time is over. */
  public Optional<Tombstone> find(String ec2Id) {
    return database.read(handle ->
        handle
            .createQuery(SELECT + " WHERE ec2_id = :ec2_id AND expires_at > :now")
            .bind("ec2_id", ec2Id)
            .bind("now", clock.millis())
            .map(Tombstones::toTombstone)
            .findOne());
  }

  /** Takes a tombstone away, if there is one: the resource is not gone after all. */
  public void delete(String ec2Id) {
    database.update(handle ->
        handle
            .createUpdate("DELETE FROM tombstone WHERE ec2_id = :ec2_id")
            .bind("ec2_id", ec2Id)
            .execute());
  }

  /** An account's tombstones of a kind whose time is not over, in the order of their ids. */
  public List<Tombstone> findAll(AccountId account, ResourceKind kind) {
    return database.read(handle ->
        handle
            .createQuery(
                SELECT
                    + " WHERE account_id = :account_id AND kind = :kind"
                    + " AND expires_at > :now ORDER BY ec2_id")
            .bind("account_id", account.value())
            .bind("kind", kind.name())
            .bind("now", clock.millis())
            .map(Tombstones::toTombstone)
            .list());
  }

  /** An account's tombstones of a kind that have one of these native ids, as {@link #findAll}. */
  public List<Tombstone> findAll(
      AccountId account, ResourceKind kind, Collection<NativeId> nativeIds) {
    List<Tombstone> found = new ArrayList<>();
    for (List<String> chunk : Chunks.of(nativeIds.stream().map(NativeId::value).toList())) {
      found.addAll(
          database.read(handle ->
              handle
                  .createQuery(
                      SELECT
                          + " WHERE account_id = :account_id AND kind = :kind"
                          + " AND native_id IN (<ids>) AND expires_at > :now ORDER BY ec2_id")
                  .bind("account_id", account.value())
                  .bind("kind", kind.name())
                  .bindList("ids", chunk)
                  .bind("now", clock.millis())
                  .map(Tombstones::toTombstone)
                  .list()));
    }
    return found;
  }

  private static Tombstone toTombstone(ResultSet rows, StatementContext context)
      throws SQLException {
    return new Tombstone(
        rows.getString("ec2_id"),
        new AccountId(rows.getString("account_id")),
        ResourceKind.valueOf(rows.getString("kind")),
        new NativeId(rows.getString("native_id")),
        rows.getString("document"),
        Instant.ofEpochMilli(rows.getLong("expires_at")));
  }
}
