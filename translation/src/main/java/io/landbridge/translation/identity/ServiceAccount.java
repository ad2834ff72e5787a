// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.NativeSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The gateway's own account with the cloud, for what no caller may read or asks for.
 *
 * @param credentials its key pair
 * @param clock the time, for deadlines
 */
public record ServiceAccount(NativeCredentials credentials, InstantSource clock) {

  /** A session whose native calls end within this time from now. */
  public NativeSession session(Duration timeout) {
    return new Session(credentials, clock.instant().plus(timeout), new RequestTrace());
  }

  private record Session(NativeCredentials credentials, Instant deadline, RequestTrace trace)
      implements NativeSession {}
}
