// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * What an instance learns about itself: the metadata tree of EC2 and that of CloudStack as two
 * projections of one view, who asks, and the sources that views come from.
 */
@NullMarked
package io.landbridge.translation.metadata;

import org.jspecify.annotations.NullMarked;
