// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.state;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/** The state as one command sees it: consistent, and valid only until the command returns. */
public interface View {

  /** The entity with this id, if it is there. */
  <T extends Entity> Optional<T> find(Kind<T> kind, String id);

  /**
   * The entity with this id.
   *
   * @throws IllegalStateException when it is gone: a dangling reference inside the state
   */
  default <T extends Entity> T get(Kind<T> kind, String id) {
    return find(kind, id)
        .orElseThrow(() -> new IllegalStateException("No " + kind + " with id " + id));
  }

  /** All entities of a kind, by number. */
  <T extends Entity> Collection<T> all(Kind<T> kind);

  /** The entities that have this key in an index, by number. */
  <T extends Entity> Collection<T> by(Kind<T> kind, String index, String key);

  /** The number of an entity that was there once and is gone. */
  OptionalLong findRemoved(Kind<?> kind, String id);
}
