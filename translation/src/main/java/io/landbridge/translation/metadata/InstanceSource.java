// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import java.util.Optional;

/** Finds the instance that asks. Implementations block and are called on virtual threads. */
public interface InstanceSource {
  /**
   * The instance that asks, as it was a short time ago; empty when the address is nobody's.
   *
   * @throws SourceUnavailableException when the source cannot tell at the moment
   */
  Optional<InstanceView> find(Asker asker);

  /**
   * The user data of an instance that was found, decoded, byte for byte what its owner gave; empty
   * when it has none.
   *
   * @throws SourceUnavailableException when the source cannot tell at the moment
   */
  Optional<byte[]> userData(InstanceView instance);
}
