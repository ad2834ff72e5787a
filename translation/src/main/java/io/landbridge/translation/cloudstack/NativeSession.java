// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.identity.NativeCredentials;
import java.time.Instant;

/** What a native call needs to know of the one it is made for: a request, or the gateway itself. */
public interface NativeSession {

  /** The key pair that native calls are signed with. */
  NativeCredentials credentials();

  /** When native calls of this session give up. */
  Instant deadline();

  /** Where the native calls of this session are noted. */
  RequestTrace trace();
}
