// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.buckets;

import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;

/**
 * A pool that buckets are made in.
 *
 * @param url where its buckets are reached; a bucket's own is below it
 * @param sizeInBytes how much it can hold; 0 when nobody keeps track
 */
public record ObjectStoragePool(
    String id, long number, String name, Provider provider, String url, long sizeInBytes)
    implements Entity {
  public static final Kind<ObjectStoragePool> KIND =
      Kind.of("objectstore", ObjectStoragePool.class);

  /** The address of a bucket of this pool. */
  String urlOf(Bucket bucket) {
    return (url.endsWith("/") ? url : url + '/') + bucket.name();
  }
}
