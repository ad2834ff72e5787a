// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Snapshots of volumes, each a native snapshot. */
@NullMarked
package io.landbridge.translation.ec2.snapshots;

import org.jspecify.annotations.NullMarked;
