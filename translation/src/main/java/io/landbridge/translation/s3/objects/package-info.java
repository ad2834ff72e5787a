// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors

/**
 * Objects: writing, reading, copying and deleting them, and what may change about them afterwards.
 * It knows nothing of how a store keeps them.
 */
@NullMarked
package io.landbridge.translation.s3.objects;

import org.jspecify.annotations.NullMarked;
