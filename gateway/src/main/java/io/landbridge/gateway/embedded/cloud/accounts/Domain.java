// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * A domain.
 *
 * @param path the names from the root, such as {@code ROOT/research}
 * @param parentId empty for the root
 */
public record Domain(
    String id, long number, String name, String path, Optional<String> parentId, Instant created)
    implements Entity {
  public static final Kind<Domain> KIND = Kind.of("domain", Domain.class);

  /** How deep it lies; the root lies at 0. */
  int level() {
    return (int) path.chars().filter(c -> c == '/').count();
  }
}
