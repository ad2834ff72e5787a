// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import com.fasterxml.jackson.databind.JsonNode;

/** How an asynchronous native job stands ({@code queryAsyncJobResult}). */
public sealed interface JobOutcome {

  /** Job status 0. */
  record Running() implements JobOutcome {}

  /**
   * Job status 1.
   *
   * @param result {@code jobresult} as it came, an object
   */
  record Succeeded(JsonNode result) implements JobOutcome {}

  /**
   * Job status 2 (failed) or 3 (cancelled).
   *
   * @param error the native error that the job ended with
   */
  record Failed(NativeError error) implements JobOutcome {}
}
