// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import java.util.Optional;

/** Finds the instance that asks. What is not said not to block is called on virtual threads. */
public interface InstanceSource {
  /**
   * The instance that asks, as it was a short time ago; empty when the address is nobody's.
   *
   * @throws SourceUnavailableException when the source cannot tell at the moment
   */
  Optional<InstanceView> find(Asker asker);

  /**
   * The instance that asks, where that is known without blocking; otherwise empty, which says
   * nothing about whether there is one. For event loops.
   */
  default Optional<InstanceView> findKept(Asker asker) {
    return Optional.empty();
  }

  /**
   * The user data of an instance that was found, decoded, byte for byte what its owner gave; empty
   * when it has none.
   *
   * @throws SourceUnavailableException when the source cannot tell at the moment
   */
  Optional<byte[]> userData(InstanceView instance);
}
