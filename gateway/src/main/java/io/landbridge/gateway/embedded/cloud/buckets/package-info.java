// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Object storage pools and buckets: names, owners, quotas and switches. The objects themselves are
 * elsewhere, behind {@link io.landbridge.gateway.embedded.cloud.buckets.BucketContents}; this
 * package knows nothing of how they are kept or reached.
 */
@NullMarked
package io.landbridge.gateway.embedded.cloud.buckets;

import org.jspecify.annotations.NullMarked;
