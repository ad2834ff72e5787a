// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named parts of a signature while they are read; each may stand once. */
final class ClaimedParts {
  private final Map<String, String> values = HashMap.newHashMap(8);

  /** Keeps a part, or answers false when it is there already. */
  boolean add(String name, String value) {
    return values.put(name, value) == null;
  }

  /** The value; empty where the part is missing. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Those of the names that are missing or empty, in the order given. */
  List<String> missing(List<String> names) {
    List<String> missing = new ArrayList<>(0);
    for (String name : names) {
      if (get(name).isEmpty()) {
        missing.add(name);
      }
    }
    return missing;
  }
}
