// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

/**
 * Whether a bucket keeps former versions. Once it was enabled a bucket never becomes unversioned
 * again. Source: S3 API, PutBucketVersioning.
 */
public enum VersioningState {
  UNVERSIONED,
  ENABLED,
  SUSPENDED
}
