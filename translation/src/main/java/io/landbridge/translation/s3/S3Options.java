// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.translation.s3.lifecycle.DayLength;
import java.time.Duration;
import java.util.Optional;

/**
 * What the operator decided about S3.
 *
 * @param region the one region
 * @param pool the name of the native object storage pool that buckets are made in; absent is the
 *     first one
 * @param quotaInGiB what a new bucket may hold: CloudStack has no bucket without a bound
 * @param bucketsKept how old may be what the native cloud said of a bucket
 * @param customerKeysInClear whether keys of customers (SSE-C) are taken without TLS
 * @param lifecycleDay how long a day of lifecycle rules is
 * @param whiteSpaceEvery after which silence an answer begins whose work takes long
 */
public record S3Options(
    String region,
    Optional<String> pool,
    long quotaInGiB,
    Duration bucketsKept,
    boolean customerKeysInClear,
    DayLength lifecycleDay,
    Duration whiteSpaceEvery) {
  private static final String FIRST_REGION = "us-east-1";

  /**
   * Whether this is the region whose buckets have no location, and whose owners may make a bucket
   * again.
   */
  public boolean isFirstRegion() {
    return region.equals(FIRST_REGION);
  }
}
