// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.translation.cloudstack.NativeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The number of each native zone among the availability zones: 0 is the region's zone a, 1 is its
 * zone b. A zone keeps its number for ever, also when zones before it are removed.
 */
public final class ZoneOrdinals {
  private static final List<String> COLUMNS = List.of("zone_id", "ordinal");
  private static final int MOST_ZONES = 10_000;

  private final Database database;

  ZoneOrdinals(Database database) {
    this.database = database;
  }

  /**
   * The numbers of zones; those never seen get the next free ones in the order given.
   *
   * @throws StoreException when there are more zones than can be named
   */
  public Map<NativeId, Integer> getOrAssign(Collection<NativeId> zones) {
    Map<NativeId, Integer> known = database.read(ZoneOrdinals::all);
    if (known.keySet().containsAll(zones)) {
      return known;
    }
    return database.write(handle -> {
      zones.forEach(zone -> assign(handle, zone));
      return all(handle);
    });
  }

  private void assign(Handle handle, NativeId zone) {
    Map<NativeId, Integer> known = all(handle);
    int ordinal = known.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    // Another gateway may take the same number at the same moment; the unique keys tell.
    while (!known.containsKey(zone)) {
      ordinal++;
      if (ordinal >= MOST_ZONES) {
        throw new StoreException("No free number for the zone " + zone);
      }
      insert(handle, zone, ordinal);
      known = all(handle);
    }
  }

  private void insert(Handle handle, NativeId zone, int ordinal) {
    handle
        .createUpdate(database.dialect().insertIfAbsent("zone_ordinal", COLUMNS))
        .bind("zone_id", zone.value())
        .bind("ordinal", ordinal)
        .execute();
  }

  private static Map<NativeId, Integer> all(Handle handle) {
    return handle
        .createQuery("SELECT zone_id, ordinal FROM zone_ordinal")
        .map((rows, context) -> Map.entry(new NativeId(rows.getString(1)), rows.getInt(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
