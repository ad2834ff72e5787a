// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.translation.cloudstack.NativeError;

/** Hears of native errors that no sentence of the table covers, so that the table can grow. */
@FunctionalInterface
public interface UnmatchedNativeError {

  /** Hears and does nothing. */
  UnmatchedNativeError NOOP = (error, shape) -> {};

  /**
   * An error was answered by its code alone.
   *
   * @param shape its text without names, ids and numbers, at most 120 characters
   */
  void unmatched(NativeError error, String shape);
}
