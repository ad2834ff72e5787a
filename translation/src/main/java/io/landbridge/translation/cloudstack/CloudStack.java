// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The native cloud as seen by one session: every request is signed with the session's key pair,
 * ends by the session's deadline and is noted in its trace. All methods block and belong on a
 * virtual thread.
 *
 * <p>Every method throws {@link NativeException} when the cloud answers an error, and when it
 * cannot be reached or does not answer in time (with its own codes).
 */
public interface CloudStack {

  /**
   * All entities of a {@code list*} command, through all pages.
   *
   * @param type a record whose components are named as the native fields
   * @return the entities in the order the cloud gives them; empty when there is none
   */
  <T> List<T> list(NativeSession session, NativeRequest request, Class<T> type);

  /**
   * Begins to read what {@link #list} gives, where that can go on by itself; what is answered waits
   * for the rest. An error of the cloud surfaces in either.
   */
  default <T> Supplier<List<T>> begin(NativeSession session, NativeRequest request, Class<T> type) {
    List<T> entities = list(session, request, type);
    return () -> entities;
  }

  /**
   * The entities of a {@code list*} command as a stream that reads a page when it gets there. An
   * error of the cloud surfaces where the stream is consumed.
   */
  default <T> Stream<T> stream(NativeSession session, NativeRequest request, Class<T> type) {
    return list(session, request, type).stream();
  }

  /**
   * The answer of a synchronous command: the entity inside the envelope, or the envelope's own
   * content where there is no entity (for example {@code {"success": true}}).
   */
  <T> T call(NativeSession session, NativeRequest request, Class<T> type);

  /** Begins an asynchronous command and answers as soon as the cloud has accepted it. */
  Submission submit(NativeSession session, NativeRequest request);

  /** How the job of an earlier submission stands now; one native call, no waiting. */
  JobOutcome poll(NativeSession session, Submission submission);

  /**
   * Waits for the end of a job, at most until the session's deadline.
   *
   * @return the job's result entity
   * @throws NativeException when the job failed, or is still running at the deadline
   */
  <T> T await(NativeSession session, Submission submission, Class<T> type);
}
