// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What commands take from outside: the time, and randomness for ids, keys and passwords. */
public record Environment(InstantSource clock, RandomGenerator random) {

  /** The time. */
  public Instant now() {
    return clock.instant();
  }

  /** A fresh random UUID (version 4). */
  public String newId() {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
