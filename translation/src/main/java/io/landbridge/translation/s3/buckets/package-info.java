// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors

/**
 * Buckets themselves: making, finding, listing and deleting them, and their versioning. It knows
 * nothing of objects but that there are some.
 */
@NullMarked
package io.landbridge.translation.s3.buckets;

import org.jspecify.annotations.NullMarked;
