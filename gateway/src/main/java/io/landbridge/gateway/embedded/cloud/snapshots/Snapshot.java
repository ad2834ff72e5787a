// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.snapshots;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot of a volume; it outlives the volume.
 *
 * @param state {@code Allocated}, {@code Creating}, {@code BackingUp}, {@code BackedUp}, {@code
 *     Error}
 * @param ofRoot whether the volume was a root disk
 * @param osType the guest operating system of that root disk
 */
public record Snapshot(
    String id,
    long number,
    String accountId,
    String name,
    String volumeId,
    String volumeName,
    String zoneId,
    boolean ofRoot,
    Optional<String> osType,
    long sizeInBytes,
    String state,
    Instant created)
    implements Owned {
  public static final String VOLUME = "volume";
  public static final Kind<Snapshot> KIND =
      Kind.owned("snapshot", Snapshot.class)
          .indexed(VOLUME, snapshot -> List.of(snapshot.volumeId()));

  Snapshot withState(String value) {
    return new Snapshot(
        id,
        number,
        accountId,
        name,
        volumeId,
        volumeName,
        zoneId,
        ofRoot,
        osType,
        sizeInBytes,
        value,
        created);
  }
}
