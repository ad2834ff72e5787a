// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether requests can be answered: every check works. A result serves for a second, so that eager
 * load balancers do not add load.
 */
public final class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final List<HealthCheck> checks;
  private final InstantSource clock;
  private final AtomicReference<Optional<Timed>> last = new AtomicReference<>(Optional.empty());

  private record Timed(Instant at, Report report) {}

  /**
   * What was found.
   *
   * @param ready whether all works
   * @param checks {@code ok} or {@code failed} by name
   */
  record Report(boolean ready, SequencedMap<String, String> checks) {}

  /** Ready when all these checks work. */
  public Readiness(List<HealthCheck> checks, InstantSource clock) {
    this.checks = List.copyOf(checks);
    this.clock = clock;
  }

  /** Runs the checks, unless that was done within the last second; blocks. */
  Report report() {
    Instant now = clock.instant();
    return last.get()
        .filter(known -> now.isBefore(known.at().plus(FRESH)))
        .map(Timed::report)
        .orElseGet(() -> {
          Report report = look();
          last.set(Optional.of(new Timed(clock.instant(), report)));
          return report;
        });
  }

  private Report look() {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    boolean ready = true;
    for (HealthCheck check : checks) {
      try {
        check.probe().run();
        found.put(check.name(), "ok");
      } catch (RuntimeException e) {
        // Whatever a probe throws means that the thing does not work: this is its only meaning.
        LOG.atDebug().setCause(e).log("Not ready: {}", check.name());
        found.put(check.name(), "failed");
        ready = false;
      }
    }
    return new Report(ready, found);
  }
}
