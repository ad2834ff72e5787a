// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import java.util.Optional;

/** Answers requests of instances. */
@FunctionalInterface
public interface MetadataAnswers {
  /**
   * Answers a request; never throws for what a guest sent, or for a source that is away. Blocks;
   * for virtual threads.
   */
  MetadataAnswer answer(MetadataRequest request);

  /**
   * The answer where everything that it takes is at hand; otherwise empty, and nothing has happened
   * yet. Does not block; for event loops.
   */
  default Optional<MetadataAnswer> findKept(MetadataRequest request) {
    return Optional.empty();
  }
}
