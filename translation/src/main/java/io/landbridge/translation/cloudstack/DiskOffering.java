// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A disk offering: a kind of volume.
 *
 * @param disksize in GiB; 0 where the volume chooses it
 * @param tags storage tags, not resource tags
 * @param domainid ids separated by commas
 * @param zoneid ids separated by commas
 */
public record DiskOffering(
    NativeId id,
    String name,
    Optional<String> displaytext,
    Optional<String> state,
    Optional<Instant> created,
    Optional<Long> disksize,
    Optional<Boolean> iscustomized,
    Optional<Boolean> iscustomizediops,
    Optional<Long> miniops,
    Optional<Long> maxiops,
    Optional<String> storagetype,
    Optional<String> provisioningtype,
    Optional<Boolean> displayoffering,
    Optional<Boolean> encrypt,
    Optional<String> tags,
    Optional<String> domainid,
    Optional<String> zoneid,
    Map<String, String> details) {

  public DiskOffering {
    details = Map.copyOf(details);
  }
}
