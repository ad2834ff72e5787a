// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

/**
 * What a bucket holds.
 *
 * @param bytes of all versions, and of the parts of uploads that are not complete
 * @param versions how many objects and former versions there are, without delete markers
 */
public record BucketUsage(long bytes, long versions) {
  /** Nothing. */
  public static final BucketUsage EMPTY = new BucketUsage(0, 0);
}
