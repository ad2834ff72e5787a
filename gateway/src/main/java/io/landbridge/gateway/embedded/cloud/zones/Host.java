// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.zones;

import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import java.util.List;

/** A hypervisor host: cores of a speed in MHz, memory in MiB. */
public record Host(
    String id, long number, String name, String zoneId, int cores, int mhz, int memoryMiB)
    implements Entity {
  public static final String ZONE = "zone";
  public static final Kind<Host> KIND =
      Kind.of("host", Host.class).indexed(ZONE, host -> List.of(host.zoneId()));
}
