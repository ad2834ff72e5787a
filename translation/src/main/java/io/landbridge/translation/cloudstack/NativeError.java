// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.OptionalInt;

/**
 * An error as CloudStack answers it, or the failure to get an answer, which has a code of the
 * gateway's own below zero.
 *
 * @param command the native command that failed
 * @param code {@code errorcode}, which is also the HTTP status of a direct answer; or one of the
 *     constants here
 * @param detailCode {@code cserrorcode}; absent in answers to unverified requests and in jobs
 * @param text {@code errortext}, at most {@value #LONGEST_TEXT} characters
 * @param inJob whether an asynchronous job ended with it
 */
public record NativeError(
    NativeCommand command, int code, OptionalInt detailCode, String text, boolean inJob) {

  /** The cloud could not be reached, or the connection broke before the answer. */
  public static final int UNREACHABLE = -1;

  /** The cloud did not answer, or a job did not end, in the time there was. */
  public static final int TIMED_OUT = -2;

  /** The answer was larger than allowed or not what CloudStack writes. */
  public static final int UNREADABLE = -3;

  /** The gateway itself has too many native calls in flight. */
  public static final int OVERLOADED = -4;

  /** CloudStack's limit on calls in a time. */
  static final int TOO_MANY_REQUESTS = 429;

  /** The management server is starting. */
  static final int SERVICE_UNAVAILABLE = 503;

  private static final int LONGEST_TEXT = 2000;

  public NativeError {
    text = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  /** A failure of the gateway's own kind: one of the constants here, with words for the log. */
  static NativeError ofOurs(NativeCommand command, int code, String text) {
    return new NativeError(command, code, OptionalInt.empty(), text, false);
  }

  /** Whether the cloud may have done, or may yet do, what it was told. */
  public boolean leavesOutcomeOpen() {
    return code == UNREACHABLE || code == TIMED_OUT || code == UNREADABLE;
  }

  /** Whether the same call may well succeed a little later, because the cloud is away or busy. */
  public boolean isPassing() {
    return code == UNREACHABLE
        || code == TIMED_OUT
        || code == OVERLOADED
        || code == TOO_MANY_REQUESTS
        || code == SERVICE_UNAVAILABLE;
  }
}
