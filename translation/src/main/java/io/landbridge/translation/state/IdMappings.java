// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which EC2 id stands for which native object; a pair once recorded never changes. */
public final class IdMappings {
  private static final List<String> COLUMNS = List.of("ec2_id", "kind", "native_id", "first_seen");

  private final Database database;
  private final InstantSource clock;

  IdMappings(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Records pairs at first sight; pairs that are recorded already cost one read.
   *
   * @throws IdCollisionException when an EC2 id stands for another native object
   */
  public void recordAll(ResourceKind kind, Map<NativeId, String> ec2Ids) {
    // In one order everywhere, so that two gateways that see the same objects do not deadlock.
    List<Map.Entry<NativeId, String>> pairs =
        ec2Ids.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
    for (List<Map.Entry<NativeId, String>> chunk : Chunks.of(pairs)) {
      List<Map.Entry<NativeId, String>> fresh = notYetRecorded(chunk);
      if (!fresh.isEmpty()) {
        database.update(handle -> insert(handle, kind, fresh));
        List<Map.Entry<NativeId, String>> lost = notYetRecorded(fresh);
        if (!lost.isEmpty()) {
          throw new StoreException("Not recorded: " + lost.getFirst().getValue());
        }
      }
    }
  }

  private List<Map.Entry<NativeId, String>> notYetRecorded(
      List<Map.Entry<NativeId, String>> pairs) {
    Map<String, NativeId> recorded =
        findNativeIds(pairs.stream().map(Map.Entry::getValue).toList());
    List<Map.Entry<NativeId, String>> fresh = new ArrayList<>();
    for (Map.Entry<NativeId, String> pair : pairs) {
      NativeId known = recorded.get(pair.getValue());
      if (known == null) {
        fresh.add(pair);
      } else if (!known.equals(pair.getKey())) {
        throw new IdCollisionException(pair.getValue(), known, pair.getKey());
      }
    }
    return fresh;
  }

  private void insert(Handle handle, ResourceKind kind, List<Map.Entry<NativeId, String>> pairs) {
    long now = clock.millis();
    try (PreparedBatch batch =
        handle.prepareBatch(database.dialect().insertIfAbsent("id_mapping", COLUMNS))) {
      for (Map.Entry<NativeId, String> pair : pairs) {
        batch
            .bind("ec2_id", pair.getValue())
            .bind("kind", kind.name())
            .bind("native_id", pair.getKey().value())
            .bind("first_seen", now)
            .add();
      }
      batch.execute();
    }
  }

  /** The native ids that are recorded for these EC2 ids; those never seen are left out. */
  public Map<String, NativeId> findNativeIds(Collection<String> ec2Ids) {
    Map<String, NativeId> found = new HashMap<>();
    for (List<String> chunk : Chunks.of(List.copyOf(ec2Ids))) {
      database
          .read(handle ->
              handle
                  .createQuery("SELECT ec2_id, native_id FROM id_mapping WHERE ec2_id IN (<ids>)")
                  .bindList("ids", chunk)
                  .map((rows, context) -> Map.entry(rows.getString(1), rows.getString(2)))
                  .list())
          .forEach(row -> found.put(row.getKey(), new NativeId(row.getValue())));
    }
    return found;
  }

  /** The native id that is recorded for an EC2 id. */
  public Optional<NativeId> findNativeId(String ec2Id) {
    return Optional.ofNullable(findNativeIds(List.of(ec2Id)).get(ec2Id));
  }
}
