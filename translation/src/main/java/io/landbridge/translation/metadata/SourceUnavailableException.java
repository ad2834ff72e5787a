// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

/** Whoever knows the instances does not answer; the guest is to ask again. */
public final class SourceUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A source that failed for this reason. */
  public SourceUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
