// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

/** Is told of every request that was answered or refused: the log, the meters, the admin port. */
@FunctionalInterface
public interface RequestListener {

  /** A request has been answered. Does not block and does not throw; called on any thread. */
  void answered(RequestRecord request);
}
