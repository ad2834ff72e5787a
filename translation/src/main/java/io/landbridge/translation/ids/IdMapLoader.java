// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

import com.hazelcast.map.MapLoader;
import io.landbridge.translation.state.IdMappings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the cluster's id map through from the store; Hazelcast calls it on threads of its own. */
final class IdMapLoader implements MapLoader<String, String> {
  private final IdMappings mappings;

  IdMapLoader(IdMappings mappings) {
    this.mappings = mappings;
  }

  @Override
  public @Nullable String load(String ec2Id) {
    return loadAll(List.of(ec2Id)).get(ec2Id);
  }

  @Override
  public Map<String, String> loadAll(Collection<String> ec2Ids) {
    Map<String, String> found = new HashMap<>();
    mappings.findNativeIds(ec2Ids).forEach((id, nativeId) -> found.put(id, nativeId.value()));
    return found;
  }

  @Override
  public Iterable<String> loadAllKeys() {
    // Nothing is loaded ahead of need.
    return List.of();
  }
}
