// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.Optional;

/**
 * What a reader wants of a version, decided when the version is known: conditions are checked and
 * the range is worked out against the same version whose bytes are then given.
 */
@FunctionalInterface
public interface Reading {
  /** Everything, whatever it is. */
  Reading ALL = version -> new Wanted(0, version.size(), Optional.empty());

  /**
   * Chooses the bytes.
   *
   * @throws io.landbridge.aws.AwsException {@code PreconditionFailed}, {@code NotModified}, {@code
   *     InvalidRange}, {@code AccessDenied}, ...
   */
  Wanted choose(ObjectVersion version);

  /**
   * The bytes that are wanted.
   *
   * @param offset of the first one
   * @param length how many; 0 opens nothing
   * @param key what the request sent for SSE-C; missing or wrong it is refused
   */
  record Wanted(long offset, long length, Optional<CustomerKey> key) {}
}
