// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.time.Instant;

/**
 * Until when a version may not be deleted. Source: S3 API, PutObjectRetention.
 *
 * @param mode who may shorten or lift it
 * @param until the first moment at which the version is free again
 */
public record Retention(Mode mode, Instant until) {

  /** How strictly a retention holds. */
  public enum Mode {
    /** Lifted by those who may bypass governance retention and say so. */
    GOVERNANCE,
    /** Lifted by nobody. */
    COMPLIANCE
  }
}
