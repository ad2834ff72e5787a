// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import java.util.List;

/** A part of the cloud: the commands it answers and the kinds of entity it keeps. */
public interface Feature {

  /** The commands of this part. */
  List<Command> commands();

  /** The kinds of entity that this part owns. */
  default List<Kind<?>> kinds() {
    return List.of();
  }
}
