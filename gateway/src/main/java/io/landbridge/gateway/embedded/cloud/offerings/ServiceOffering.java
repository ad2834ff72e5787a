// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.offerings;

import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import java.time.Instant;

/** Cores, their speed in MHz and memory in MiB; with each machine when customised. */
public record ServiceOffering(
    String id,
    long number,
    String name,
    String displayText,
    int cpus,
    int mhz,
    int memoryMiB,
    boolean customized,
    String rootDiskOfferingId,
    Instant created)
    implements Entity {
  public static final Kind<ServiceOffering> KIND =
      Kind.of("serviceoffering", ServiceOffering.class);
}
