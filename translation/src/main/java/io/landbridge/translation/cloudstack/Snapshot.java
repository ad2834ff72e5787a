// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot of a volume.
 *
 * @param state {@code Allocated}, {@code Creating}, {@code BackingUp}, {@code BackedUp}, {@code
 *     Error}, ...
 * @param physicalsize in bytes
 * @param virtualsize size of the volume, in bytes
 */
public record Snapshot(
    NativeId id,
    Optional<String> name,
    Optional<String> account,
    Optional<NativeId> domainid,
    Optional<NativeId> volumeid,
    Optional<String> volumename,
    Optional<String> volumetype,
    Optional<String> snapshottype,
    Optional<Instant> created,
    String state,
    Optional<Long> physicalsize,
    Optional<Long> virtualsize,
    Optional<NativeId> zoneid,
    Optional<String> zonename,
    Optional<String> osdisplayname,
    List<Tag> tags) {

  public Snapshot {
    tags = List.copyOf(tags);
  }
}
