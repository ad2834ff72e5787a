// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.state;

/** An entity that belongs to an account. */
public interface Owned extends Entity {

  /** The UUID of the account that owns it. */
  String accountId();
}
