// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

/** Ends a command with an error; what it had changed is undone. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiError error;

  /**
   * An exception that carries the error; it has no stack trace, being an answer and not a fault.
   */
  public ApiException(ApiError error) {
    super(error.code() + " " + error.text(), null, false, false);
    this.error = error;
  }

  /** What to answer. */
  public ApiError error() {
    return error;
  }
}
