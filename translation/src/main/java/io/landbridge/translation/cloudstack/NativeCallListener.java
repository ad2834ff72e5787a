// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Duration;
import java.util.Optional;

/** Hears of every native call once it has ended, for metrics and logs. It must not block. */
@FunctionalInterface
public interface NativeCallListener {

  /** Hears and does nothing. */
  NativeCallListener NOOP = (command, elapsed, error) -> {};

  /**
   * A call has ended.
   *
   * @param command what was called
   * @param elapsed from the first attempt to the end of the last, pauses included
   * @param error why it failed; empty when it succeeded
   */
  void ended(NativeCommand command, Duration elapsed, Optional<NativeError> error);
}
