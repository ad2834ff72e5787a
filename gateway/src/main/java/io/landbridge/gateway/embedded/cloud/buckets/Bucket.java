// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.buckets;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bucket.
 *
 * @param objectLocking whether objects can be locked; decided when it is made
 */
public record Bucket(
    String id,
    long number,
    String accountId,
    String poolId,
    String name,
    boolean objectLocking,
    Settings settings,
    State state,
    Instant created)
    implements Owned {
  /** How much one unit of a quota is. */
  public static final long GIB = 1L << 30;

  static final String NAME = "name";
  static final String POOL = "pool";

  public static final Kind<Bucket> KIND =
      Kind.owned("bucket", Bucket.class)
          .indexed(NAME, bucket -> List.of(bucket.name()))
          .indexed(POOL, bucket -> List.of(bucket.poolId()));

  /** What can be changed about a bucket. */
  public record Settings(
      long quotaInGiB, boolean versioning, boolean encryption, Optional<String> policy) {}

  /** How far a bucket is. */
  public enum State {
    /** Accepted; its job has not run. */
    ALLOCATED("Allocated"),
    CREATED("Created");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    /** {@code state}. */
    String wireName() {
      return wireName;
    }
  }

  Bucket withSettings(Settings value) {
    return new Bucket(id, number, accountId, poolId, name, objectLocking, value, state, created);
  }

  Bucket withState(State value) {
    return new Bucket(id, number, accountId, poolId, name, objectLocking, settings, value, created);
  }
}
