// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Snapshots of volumes. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.snapshots;

import org.jspecify.annotations.NullMarked;
