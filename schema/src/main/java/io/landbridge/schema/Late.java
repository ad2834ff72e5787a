// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made at most once as far as anybody sees, when it is first asked for. It may be
 * shared between threads.
 *
 * @param <T> the value's type
 */
public final class Late<T> implements Supplier<T> {
  private final Supplier<T> supplier;
  private final AtomicReference<@Nullable T> made = new AtomicReference<>();

  /** A value that this supplier makes; two threads may both call it at the very first use. */
  public Late(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  @Override
  public T get() {
    T known = made.get();
    if (known == null) {
      made.compareAndSet(null, supplier.get());
      known = Objects.requireNonNull(made.get());
    }
    return known;
  }
}
