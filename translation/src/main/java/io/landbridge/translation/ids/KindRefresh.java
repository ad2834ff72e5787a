// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lists a kind natively because an id of it is unknown: one list at a time for each account and
 * kind, however many requests ask.
 */
final class KindRefresh {
  private static final long LONGEST_WAIT_SECONDS = 30;

  private final Map<ResourceKind, KindLister> listers;
  private final Recorder recorder;
  private final ConcurrentMap<Flight, CountDownLatch> flights = new ConcurrentHashMap<>();

  private record Flight(AccountId account, ResourceKind kind) {}

  /** Records what a list has found. */
  @FunctionalInterface
  interface Recorder {
    void record(ResourceKind kind, Collection<NativeId> nativeIds);
  }

  KindRefresh(Map<ResourceKind, KindLister> listers, Recorder recorder) {
    this.listers = Map.copyOf(listers);
    this.recorder = recorder;
  }

  boolean canList(ResourceKind kind) {
    return listers.containsKey(kind);
  }

  /** What of a kind the caller can list just now; empty where the kind has no list. */
  Optional<Set<NativeId>> listNow(Call call, ResourceKind kind) {
    return Optional.ofNullable(listers.get(kind)).map(lister -> Set.copyOf(lister.list(call)));
  }

  /**
   * Lists the kind, or waits for a list that is under way and lists only if that one did not help:
   * it may have begun before the object was made.
   *
   * @param complete whether what is looked for is there by now
   */
  void list(Call call, ResourceKind kind, BooleanSupplier complete) {
    Flight flight = new Flight(call.caller().accountId(), kind);
    CountDownLatch mine = new CountDownLatch(1);
    CountDownLatch other = flights.putIfAbsent(flight, mine);
    for (int waited = 1; other != null; waited++) {
      await(other);
      // The second list began after this call did: what it has not found is not there.
      if (complete.getAsBoolean() || waited == 2) {
        return;
      }
      other = flights.putIfAbsent(flight, mine);
    }
    try {
      KindLister lister = listers.get(kind);
      if (lister != null) {
        recorder.record(kind, lister.list(call));
      }
    } finally {
      flights.remove(flight, mine);
      mine.countDown();
    }
  }

  private static void await(CountDownLatch other) {
    try {
      if (!other.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("A list of the native cloud does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a list is under way", e);
    }
  }
}
