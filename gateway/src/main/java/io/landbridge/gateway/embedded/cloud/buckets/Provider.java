// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.buckets;

import java.util.Arrays;
import java.util.Optional;

/** What keeps the objects of a pool. */
public enum Provider {
  /** The object store in this process. A name is given once in all pools of this provider. */
  LANDBRIDGE("Landbridge"),
  /**
   * Nothing: it keeps no objects, has the same keys for everybody, and lets a name be used twice.
   * Source: recordings createBucket-duplicate*, listBuckets*.
   */
  SIMULATOR("Simulator");

  private final String wireName;

  Provider(String wireName) {
    this.wireName = wireName;
  }

  /** {@code providername}. */
  public String wireName() {
    return wireName;
  }

  /** The provider with this name, whatever its case. */
  static Optional<Provider> find(String name) {
    return Arrays.stream(values())
        .filter(provider -> provider.wireName.equalsIgnoreCase(name))
        .findFirst();
  }
}
