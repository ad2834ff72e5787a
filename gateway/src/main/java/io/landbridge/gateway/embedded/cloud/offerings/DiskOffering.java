// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.offerings;

import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import java.time.Instant;

/**
 * What a volume can be made from.
 *
 * @param sizeGiB 0 when the size is given with each volume
 */
public record DiskOffering(
    String id,
    long number,
    String name,
    String displayText,
    int sizeGiB,
    boolean customizedIops,
    boolean encrypted,
    Instant created)
    implements Entity {
  public static final Kind<DiskOffering> KIND = Kind.of("diskoffering", DiskOffering.class);

  /** Whether the size is given with each volume. */
  public boolean customized() {
    return sizeGiB == 0;
  }
}
