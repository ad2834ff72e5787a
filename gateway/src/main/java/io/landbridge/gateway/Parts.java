// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started so far, to be ended in the opposite order. */
final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<Part> started = new ConcurrentLinkedDeque<>();

  private record Part(String name, AutoCloseable end) {}

  /** Remembers how to end something that has just been started. */
  void add(String name, AutoCloseable end) {
    started.push(new Part(name, end));
  }

  /** Ends all; one that fails is logged and does not keep the others. */
  @Override
  @SuppressWarnings("CatchingUnchecked") // AutoCloseable may throw anything, and all must be ended
  public void close() {
    for (Part part = started.poll(); part != null; part = started.poll()) {
      try {
        part.end().close();
      } catch (Exception e) {
        LOG.atWarn().setCause(e).log("Could not end {}", part.name());
      }
    }
  }
}
