// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

/**
 * A credential source could not be asked, so that nobody knows whether the caller is who they say.
 * The client is answered a retryable error in the words of its protocol.
 */
public final class CredentialsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  // Without stack traces: where it was thrown says nothing, the cause says all.

  /** A source that is too busy to be asked. */
  public CredentialsUnavailableException(String message) {
    super(message, null, false, false);
  }

  /** A source that failed. */
  public CredentialsUnavailableException(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
