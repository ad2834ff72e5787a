// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.translation.Call;
import java.util.List;

/**
 * The native cloud as seen by one call: every request is signed with the caller's own key pair,
 * ends by the call's deadline and is noted in the call's trace. All methods block and belong on a
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
  <T> List<T> list(Call call, NativeRequest request, Class<T> type);

  /**
   * The answer of a synchronous command: the entity inside the envelope, or the envelope's own
   * content where there is no entity (for example {@code {"success": true}}).
   */
  <T> T call(Call call, NativeRequest request, Class<T> type);

  /** Begins an asynchronous command and answers as soon as the cloud has accepted it. */
  Submission submit(Call call, NativeRequest request);

  /** How the job of an earlier submission stands now; one native call, no waiting. */
  JobOutcome poll(Call call, NativeId jobId);

  /**
   * Waits for the end of a job, at most until the call's deadline.
   *
   * @return the job's result entity
   * @throws NativeException when the job failed, or is still running at the deadline
   */
  <T> T await(Call call, Submission submission, Class<T> type);
}
