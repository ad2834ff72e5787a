// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.faults;

import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A failure on request.
 *
 * @param name a host command ({@code StartCommand}), an API command ({@code deployVirtualMachine})
 *     or the job of one ({@code job:deployVirtualMachine})
 * @param zoneId the only zone that it concerns
 * @param delay how long the command is held up first
 * @param errorCode what it then ends with; empty when it is only slow
 * @param text the text of the error
 * @param left how often it happens yet; empty for always
 */
public record Fault(
    String id,
    long number,
    String name,
    Optional<String> zoneId,
    Duration delay,
    Optional<Integer> errorCode,
    String text,
    Optional<Long> left)
    implements Entity {
  static final String NAME = "name";
  public static final Kind<Fault> KIND =
      Kind.of("fault", Fault.class).withoutTrace().indexed(NAME, fault -> List.of(fault.name()));

  Fault used() {
    return new Fault(
        id, number, name, zoneId, delay, errorCode, text, left.map(count -> count - 1));
  }
}
