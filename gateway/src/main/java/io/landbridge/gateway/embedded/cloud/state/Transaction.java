// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.state;

/** Changes that happen together or not at all. */
public interface Transaction extends View {

  /** Adds an entity or replaces the one with the same id. */
  <T extends Entity> T put(Kind<T> kind, T entity);

  /**
   * Removes an entity; its id stays known as that of something gone, unless the kind leaves no
   * trace.
   */
  void remove(Kind<?> kind, String id);

  /** The next number of a kind. */
  long nextNumber(Kind<?> kind);
}
