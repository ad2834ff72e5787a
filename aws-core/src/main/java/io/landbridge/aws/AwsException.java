// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.aws;

/**
 * A failure that the protocol expects: it carries the error the client is to be answered. Anything
 * else that is thrown is a fault of ours and is answered {@code InternalError} without detail.
 */
public final class AwsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient AwsError error;

  /** An exception that answers the client with this error. */
  public AwsException(AwsError error) {
    // No stack trace: a refused request is an answer, not a fault, and costs no stack walk.
    super(error.code() + ": " + error.message(), null, false, false);
    this.error = error;
  }

  /** An exception that answers the client with this error and keeps what led to it for the log. */
  public AwsException(AwsError error, Throwable cause) {
    super(error.code() + ": " + error.message(), cause, false, false);
    this.error = error;
  }

  /** What the client is answered. */
  public AwsError error() {
    return error;
  }
}
