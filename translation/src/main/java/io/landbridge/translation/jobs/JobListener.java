// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

/** Hears of every job whose end has been handled, for metrics and logs. It must not block. */
@FunctionalInterface
public interface JobListener {

  /** Hears and does nothing. */
  JobListener NOOP = job -> {};

  /** A job has ended, and what follows from it is done or given up. */
  void ended(FollowedJob job);
}
