// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * The trees that an instance sees, EC2's and CloudStack's, as pure projections of one view. Knows
 * nothing of HTTP, of who asks, or of where the view came from.
 */
@NullMarked
package io.landbridge.translation.metadata.tree;

import org.jspecify.annotations.NullMarked;
