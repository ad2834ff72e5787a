// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scrubs again and again. When that was last is in a row, so that restarts do not put it off. */
final class ScrubThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScrubThread.class);
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Scrubber scrubber;
  private final Pace pace;
  private final Metadata metadata;
  private final InstantSource clock;
  private final Duration every;
  private final Thread thread;

  ScrubThread(
      Scrubber scrubber, Pace pace, Metadata metadata, InstantSource clock, Duration every) {
    this.scrubber = scrubber;
    this.pace = pace;
    this.metadata = metadata;
    this.clock = clock;
    this.every = every;
    this.thread = Thread.ofPlatform().daemon().name("store-scrub").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        pace.pause(LOOK.toNanos());
        if (isDue()) {
          scrub();
        }
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private boolean isDue() {
    Instant last = LastScrub.find(metadata).map(LastScrub::ended).orElse(Instant.EPOCH);
    return !clock.instant().isBefore(last.plus(every));
  }

  private void scrub() throws InterruptedException {
    try {
      ScrubReport report = scrubber.scrub();
      LastScrub.of(report, clock.instant()).save(metadata);
      LOG.atInfo()
          .addKeyValue("pieces", report.pieces())
          .addKeyValue("bytes", report.bytes())
          .addKeyValue("damaged", report.damages().size())
          .addKeyValue("orphans", report.orphans())
          .log("The store has been scrubbed");
    } catch (IOException | RuntimeException e) {
      LOG.atError().setCause(e).log("The store cannot be scrubbed");
    }
  }

  @Override
  public void close() {
    pace.stop();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
