// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.metadata;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The bounds on open connections: of all, and of one address. */
final class Connections {
  static final int MOST = 10_000;
  static final int MOST_OF_ONE_ADDRESS = 200;

  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final int mostOfOneAddress;

  /** Bounds; a proxy opens all connections from one address, so that only the first holds then. */
  Connections(boolean proxied) {
    this.mostOfOneAddress = proxied ? MOST : MOST_OF_ONE_ADDRESS;
  }

  /** Counts one more, or answers false when there are too many. */
  boolean tryOpen(String address) {
    if (open.incrementAndGet() > MOST) {
      open.decrementAndGet();
      return false;
    }
    int of = byAddress.merge(address, 1, Integer::sum);
    if (of > mostOfOneAddress) {
      close(address);
      return false;
    }
    return true;
  }

  /** One that was counted has ended. */
  void close(String address) {
    open.decrementAndGet();
    byAddress.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
  }
}
