// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.metadata;

import io.landbridge.translation.metadata.MetadataAnswer;
import java.time.Duration;

/** Hears of each answer, on the event loop, before it is sent. */
@FunctionalInterface
public interface MetadataObserver {
  /** A request was answered at a listener in this time. */
  void answered(String listener, MetadataAnswer.Outcome outcome, Duration elapsed);
}
