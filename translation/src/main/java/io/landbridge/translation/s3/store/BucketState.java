// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a store knows of a bucket itself.
 *
 * @param quotaInBytes how many bytes all versions and parts together may have
 */
public record BucketState(
    BucketId id, Instant created, VersioningState versioning, OptionalLong quotaInBytes) {}
