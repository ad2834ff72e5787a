// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Several listeners as one; what is added later hears of what ends later. */
public final class JobListeners implements JobListener {
  private final List<JobListener> all = new CopyOnWriteArrayList<>();

  /** No listeners yet. */
  public JobListeners() {}

  /** Adds one. */
  public void add(JobListener listener) {
    all.add(listener);
  }

  @Override
  public void ended(FollowedJob job) {
    all.forEach(listener -> listener.ended(job));
  }
}
