// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.Optional;

/**
 * Something to delete.
 *
 * @param version absent for the key as a whole, which in a versioned bucket leaves a marker
 * @param bypassGovernance whether a governance retention may be overridden: asked for and allowed
 * @param condition on the version that is addressed
 * @param owner canonical user id of who will own a delete marker
 */
public record Deletion(
    ObjectKey key,
    Optional<VersionId> version,
    boolean bypassGovernance,
    WriteCondition condition,
    String owner) {

  /** The key as a whole. */
  public static Deletion of(ObjectKey key, String owner) {
    return new Deletion(key, Optional.empty(), false, WriteCondition.NONE, owner);
  }

  /** One version. */
  public static Deletion of(ObjectKey key, VersionId version, String owner) {
    return new Deletion(key, Optional.of(version), false, WriteCondition.NONE, owner);
  }
}
