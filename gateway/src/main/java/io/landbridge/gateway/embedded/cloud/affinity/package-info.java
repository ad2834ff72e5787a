// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Affinity groups. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.affinity;

import org.jspecify.annotations.NullMarked;
