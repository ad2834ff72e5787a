// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.time.Instant;

/** The mark that a delete without a version id leaves in a versioned bucket. */
public record DeleteMarker(
    ObjectKey key, VersionId versionId, boolean latest, Instant lastModified, String owner)
    implements StoredVersion, Opened {}
