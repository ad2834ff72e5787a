// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.Optional;

/**
 * A condition on what is there before a write, checked in the same step that makes the write
 * visible: of several writers with the same condition one wins.
 */
@FunctionalInterface
public interface WriteCondition {
  /** Always met. */
  WriteCondition NONE = _ -> {};

  /**
   * Looks at the current state of the key.
   *
   * @param current the latest version; a delete marker counts as nothing there for most conditions
   * @throws io.landbridge.aws.AwsException when the write may not happen, mostly {@code
   *     PreconditionFailed}
   */
  void check(Optional<StoredVersion> current);
}
