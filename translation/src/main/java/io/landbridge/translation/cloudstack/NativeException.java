// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

/** A native command failed, or a native job ended in failure. */
public final class NativeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient NativeError error;

  /** An exception for an error that the cloud answered. */
  public NativeException(NativeError error) {
    super(
        error.command().wireName() + ": " + error.code() + " " + error.text(), null, false, false);
    this.error = error;
  }

  /** An exception for a cloud that could not be reached or did not answer in time. */
  public NativeException(NativeError error, Throwable cause) {
    super(error.command().wireName() + ": " + error.code() + " " + error.text(), cause);
    this.error = error;
  }

  /** A failure of the gateway's own kind, as {@link NativeError#ofOurs} words it. */
  static NativeException ofOurs(NativeCommand command, int code, String text) {
    return new NativeException(NativeError.ofOurs(command, code, text));
  }

  /** The same with what led to it. */
  static NativeException ofOurs(NativeCommand command, int code, String text, Throwable cause) {
    return new NativeException(NativeError.ofOurs(command, code, text), cause);
  }

  /** What the cloud said. */
  public NativeError error() {
    return error;
  }
}
