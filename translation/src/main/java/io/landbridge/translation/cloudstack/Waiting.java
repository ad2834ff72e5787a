// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Pauses between two tries, never beyond the time there is. */
record Waiting(Vertx vertx, InstantSource clock) {

  /** Pauses, or answers false at once when the deadline would pass meanwhile. Blocks. */
  boolean pauseWithin(Instant deadline, Duration pause) {
    if (clock.instant().plus(pause).isAfter(deadline)) {
      return false;
    }
    long millis = Math.max(1, pause.toMillis());
    return vertx.timer(millis).map(true).await();
  }
}
