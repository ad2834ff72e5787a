// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.util.List;
import java.util.Optional;

/**
 * S3 on the embedded object store, which is there when the embedded cloud is.
 *
 * @param domains host names below which a bucket may stand in the host; none of them means that
 *     buckets are named in the path only
 * @param websiteDomains host names below which the websites of buckets are; none of them means that
 *     nobody sees them
 * @param pool the native object storage pool that buckets are made in; absent is the first one
 * @param quota what a new bucket may hold, in whole GiB
 * @param customerKeys whether keys of customers (SSE-C) are taken without TLS
 */
public record S3Settings(
    @Meaning(
            "Host names below which a bucket may stand in the host, as in `bucket.s3.example.com`;"
                + " separated by commas.")
        List<String> domains,
    @Meaning(
            "Host names below which the websites of buckets are, as in"
                + " `bucket.s3-website.example.com`; separated by commas.")
        List<String> websiteDomains,
    @Meaning("Name of the native object storage pool that buckets are made in; the first one.")
        Optional<String> pool,
    @Meaning("What a new bucket may hold; CloudStack has no bucket without a quota. Whole GiB.")
        DataSize quota,
    @Meaning("Where customers may send their own keys (SSE-C): `tls`, or `anywhere`.")
        CustomerKeys customerKeys) {
  private static final long GIB = 1L << 30;

  /** When customers may send their own keys. */
  public enum CustomerKeys {
    /** Over TLS only, as S3 has it. */
    TLS,
    /** Over plain HTTP too. */
    ANYWHERE
  }

  public S3Settings {
    domains = List.copyOf(domains);
    websiteDomains = List.copyOf(websiteDomains);
    Check.size("quota", quota, new DataSize(GIB), new DataSize(1L << 50));
    if (quota.bytes() % GIB != 0) {
      throw new ConfigurationException("quota", "must be a whole number of GiB");
    }
  }

  /** {@link #quota} as CloudStack counts it. */
  public long quotaInGiB() {
    return quota.bytes() / GIB;
  }

  static S3Settings defaults() {
    return new S3Settings(
        List.of(),
        List.of("s3-website.localhost"),
        Optional.empty(),
        new DataSize(20 * GIB),
        CustomerKeys.TLS);
  }
}
