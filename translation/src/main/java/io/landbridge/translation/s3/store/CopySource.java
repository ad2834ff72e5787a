// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.Optional;

/**
 * The object that is copied or renamed.
 *
 * @param version absent for the latest
 * @param reading checks the conditions on the source and gives its customer's key; the range it
 *     chooses must be the whole
 */
public record CopySource(
    BucketId bucket, ObjectKey key, Optional<VersionId> version, Reading reading) {}
