// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeError;

/**
 * What follows from the end of the jobs of one purpose. It runs on a virtual thread and may block.
 *
 * <p>It runs again after a crash, after an exception, and in rare cases on two gateways, so that
 * doing it twice must lead to the same as doing it once.
 */
public interface JobEnd {

  /** The name of the {@link JobPurpose} that this belongs to. */
  String purpose();

  /**
   * The job has succeeded.
   *
   * @param call the request that began the job, with time of its own for native calls
   * @param result the job's native result, see {@link
   *     io.landbridge.translation.cloudstack.NativeAnswers#readResult}; an empty object when the
   *     cloud has forgotten it
   */
  void succeeded(Call call, FollowedJob job, JsonNode result);

  /** The job has failed; partial work is to be undone here. */
  void failed(Call call, FollowedJob job, NativeError error);
}
