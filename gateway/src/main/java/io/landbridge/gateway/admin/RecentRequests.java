// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

import io.landbridge.gateway.server.RequestListener;
import io.landbridge.gateway.server.RequestRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last requests by their id, bounded in their number and in the native calls that they hold.
 * Lost with the process: what must last is in the log.
 */
public final class RecentRequests implements RequestListener {
  private static final int MOST_STEPS = 50_000;

  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final SequencedMap<String, RequestRecord> requests = new LinkedHashMap<>();
  private int steps;

  /** Remembers at most so many. */
  public RecentRequests(int most) {
    this.most = most;
  }

  @Override
  public void answered(RequestRecord request) {
    lock.lock();
    try {
      requests.put(request.requestId(), request);
      steps += weight(request);
      while (requests.size() > most || (steps > MOST_STEPS && requests.size() > 1)) {
        RequestRecord oldest = requests.sequencedValues().getFirst();
        requests.remove(oldest.requestId());
        steps -= weight(oldest);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The request with an id, if it is still remembered. */
  Optional<RequestRecord> find(String requestId) {
    lock.lock();
    try {
      return Optional.ofNullable(requests.get(requestId));
    } finally {
      lock.unlock();
    }
  }

  /** The newest requests, newest first. */
  List<RequestRecord> newest(int count) {
    lock.lock();
    try {
      return requests.sequencedValues().reversed().stream().limit(count).toList();
    } finally {
      lock.unlock();
    }
  }

  private static int weight(RequestRecord request) {
    return request.trace().steps().size();
  }
}
