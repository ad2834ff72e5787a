// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why a job was begun and what it is about.
 *
 * @param name names the {@link JobEnd} that runs when the job has ended; a job may have none. The
 *     name is stored, so that it must stay the same over releases
 * @param kind the kind of the resource
 * @param resource the resource whose answers the job changes; when absent, the entity that the
 *     cloud named when it accepted the command
 * @param facts what the end of the job needs to remember, never a secret; at most a few kilobytes
 */
public record JobPurpose(
    String name, ResourceKind kind, Optional<NativeId> resource, Map<String, String> facts) {

  public JobPurpose {
    facts = Map.copyOf(facts);
  }

  /** A purpose about the entity that the cloud names in its submission. */
  public static JobPurpose of(String name, ResourceKind kind) {
    return new JobPurpose(name, kind, Optional.empty(), Map.of());
  }

  /** The same about another resource. */
  public JobPurpose about(NativeId other) {
    return new JobPurpose(name, kind, Optional.of(other), facts);
  }

  /** The same with one more fact. */
  public JobPurpose with(String fact, String value) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(fact, value);
    return new JobPurpose(name, kind, resource, more);
  }
}
