// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The native commands that one request led to, with their jobs and outcomes, in order. Several
 * threads may add; at most {@value #MOST_STEPS} steps are kept and the rest is counted.
 */
public final class RequestTrace {
  private static final int MOST_STEPS = 200;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Step> steps = new ArrayList<>();
  private int dropped;

  /**
   * One native command.
   *
   * @param command the native command's name
   * @param jobId the asynchronous job it began, if any
   * @param outcome {@code ok} or the native error code with its text
   * @param elapsed how long the call took
   */
  public record Step(String command, Optional<String> jobId, String outcome, Duration elapsed) {}

  /** Adds a step. */
  public void add(Step step) {
    lock.lock();
    try {
      if (steps.size() < MOST_STEPS) {
        steps.add(step);
      } else {
        dropped++;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The steps so far, oldest first. */
  public List<Step> steps() {
    lock.lock();
    try {
      return List.copyOf(steps);
    } finally {
      lock.unlock();
    }
  }

  /** How many steps did not fit. */
  public int dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }
}
