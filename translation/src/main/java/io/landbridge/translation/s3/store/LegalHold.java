// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

/**
 * Whether a version may not be deleted until somebody says otherwise. Source: S3 API, HeadObject,
 * {@code x-amz-object-lock-legal-hold}: absent where there never was a hold.
 */
public enum LegalHold {
  /** Nobody has said anything about it. */
  NEVER,
  /** It is held. */
  ON,
  /** Somebody has said that it is not held, or not any more. */
  OFF
}
