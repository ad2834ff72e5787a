// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

import java.util.Optional;

/** Where the admin port asks how a native job ended. */
@FunctionalInterface
public interface JobOutcomes {

  /**
   * How a job stands.
   *
   * @param status {@code OPEN}, {@code SUCCEEDED} or {@code FAILED}
   * @param error the native error, empty when there is none
   */
  record Outcome(String status, String error) {}

  /** The outcome of a job that the gateway follows or followed; may block. */
  Optional<Outcome> find(String jobId);
}
