// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Which machines' own facts, metadata options first of all, this gateway has changed lately. Views
 * that were made before are not shown any more, so that an endpoint that its owner has just
 * disabled answers nobody. What was forgotten because there was too much of it is noticed when the
 * machines are read again.
 */
final class FactChanges implements Consumer<ResourceRef> {
  private static final int MOST = 20_000;

  private final AtomicLong moment = new AtomicLong();
  private final Cache<String, Long> changed = Caffeine.newBuilder().maximumSize(MOST).build();

  @Override
  public void accept(ResourceRef resource) {
    if (resource.kind() == ResourceKind.INSTANCE) {
      changed.put(resource.id(), moment.incrementAndGet());
    }
  }

  /** Now, as {@link #since} understands it; facts that are read after it are not older. */
  long now() {
    return moment.get();
  }

  /** Whether a machine's facts have changed since. */
  boolean since(long before, NativeId machine) {
    return changed.asMap().getOrDefault(machine.value(), 0L) > before;
  }
}
