// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.http;

import io.landbridge.gateway.embedded.cloud.api.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

/** The sessions of those who have logged in; they end with the process. */
final class Sessions {
  static final Duration TIMEOUT = Duration.ofMinutes(30);

  private static final int MOST = 1_000;
  private static final int ID_BYTES = 20;

  /**
   * A session.
   *
   * @param id what the cookie {@code JSESSIONID} tells
   * @param key what every call must tell in the parameter {@code sessionkey}
   */
  record Session(String id, String key, String userId, String accountId) {
    @Override
    public String toString() {
      return "Session[" + userId + "]";
    }
  }

  private record Entry(Session session, Instant used) {}

  private final Environment environment;
  private final ReentrantLock lock = new ReentrantLock();
  // The longest unused first.
  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();

  Sessions(Environment environment) {
    this.environment = environment;
  }

  /** A new session; the longest unused one ends when there are too many. */
  Session open(String userId, String accountId) {
    Session session = new Session(token(), token(), userId, accountId);
    lock.lock();
    try {
      if (entries.size() >= MOST) {
        entries.pollFirstEntry();
      }
      entries.putLast(session.id(), new Entry(session, environment.now()));
    } finally {
      lock.unlock();
    }
    return session;
  }

  private String token() {
    byte[] bytes = new byte[ID_BYTES];
    environment.random().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The session with this id, used again from now on; none when it was unused for too long. */
  Optional<Session> find(String id) {
    Instant now = environment.now();
    lock.lock();
    try {
      removeUnused(now);
      Entry entry = entries.get(id);
      if (entry == null) {
        return Optional.empty();
      }
      entries.putLast(id, new Entry(entry.session(), now));
      return Optional.of(entry.session());
    } finally {
      lock.unlock();
    }
  }

  private void removeUnused(Instant now) {
    Map.Entry<String, Entry> first = entries.firstEntry();
    while (first != null && first.getValue().used().plus(TIMEOUT).isBefore(now)) {
      entries.pollFirstEntry();
      first = entries.firstEntry();
    }
  }

  /** Ends a session, if there is one with this id. */
  void close(String id) {
    lock.lock();
    try {
      entries.remove(id);
    } finally {
      lock.unlock();
    }
  }
}
