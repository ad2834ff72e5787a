// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

/** A virtual router, or what was taken for one, gives no answer that can be used. */
final class RouterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RouterException(String message) {
    super(message);
  }

  RouterException(String message, Throwable cause) {
    super(message, cause);
  }
}
