// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import java.io.IOException;

/** Content on the disk is not what was written there. */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What was found, without any of the content. */
  public DamagedException(String message) {
    super(message);
  }

  /** What was found, and what found it. */
  public DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
