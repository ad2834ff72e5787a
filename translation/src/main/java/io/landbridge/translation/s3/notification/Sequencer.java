// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers that grow from event to event, also over a restart of the process. */
final class Sequencer {
  private static final int COUNTED_PER_MILLISECOND_BITS = 20;

  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong();

  Sequencer(InstantSource clock) {
    this.clock = clock;
  }

  /** The next number, in hexadecimal digits of which there are always the same number. */
  String next() {
    long now = clock.millis() << COUNTED_PER_MILLISECOND_BITS;
    long next = last.updateAndGet(previous -> Math.max(previous + 1, now));
    return String.format(Locale.ROOT, "%016X", next);
  }
}
