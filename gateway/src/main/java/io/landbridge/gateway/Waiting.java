// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the parts of a gateway to start and to end; never on an event loop. */
final class Waiting {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Waiting() {}

  /**
   * The result of something that ends by itself.
   *
   * @param what for the message
   * @throws IllegalStateException when it takes more than a minute, or fails with a checked
   *     exception
   */
  static <T> T until(Future<T> end, String what) {
    try {
      return end.recover(e -> Future.failedFuture(unchecked(e, what)))
          .await(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Waited too long for " + what, e);
    }
  }

  private static RuntimeException unchecked(Throwable e, String what) {
    return e instanceof RuntimeException known
        ? known
        : new IllegalStateException("Failed: " + what + ": " + e.getMessage(), e);
  }
}
