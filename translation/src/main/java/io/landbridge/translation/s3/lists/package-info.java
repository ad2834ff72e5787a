// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors

/**
 * The pages of a bucket's objects, versions and uploads, in the byte order of their keys. It knows
 * nothing of how a store finds them.
 */
@NullMarked
package io.landbridge.translation.s3.lists;

import org.jspecify.annotations.NullMarked;
