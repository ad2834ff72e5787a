// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A disk volume.
 *
 * @param type {@code ROOT} or {@code DATADISK}
 * @param state {@code Allocated} (made, without storage yet), {@code Creating}, {@code Ready},
 *     {@code Attaching}, {@code Snapshotting}, {@code Destroy}, ...
 * @param size in bytes
 * @param virtualmachineid the machine it is attached to
 */
public record Volume(
    NativeId id,
    String name,
    Optional<String> account,
    Optional<NativeId> domainid,
    Optional<NativeId> zoneid,
    Optional<String> zonename,
    String type,
    String state,
    long size,
    Optional<Instant> created,
    Optional<Instant> attached,
    Optional<Long> deviceid,
    Optional<NativeId> virtualmachineid,
    Optional<String> vmname,
    Optional<String> vmstate,
    Optional<NativeId> diskofferingid,
    Optional<String> diskofferingname,
    Optional<Long> miniops,
    Optional<Long> maxiops,
    Optional<NativeId> snapshotid,
    Optional<NativeId> templateid,
    Optional<String> storagetype,
    Optional<String> encryptformat,
    Optional<Boolean> deleteprotection,
    List<Tag> tags,
    Optional<NativeId> jobid,
    Optional<Integer> jobstatus) {

  public Volume {
    tags = List.copyOf(tags);
  }
}
