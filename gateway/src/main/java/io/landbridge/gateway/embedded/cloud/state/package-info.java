// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Entities in memory, written through to one SQLite file. Knows nothing of what the entities mean.
 */
@NullMarked
package io.landbridge.gateway.embedded.cloud.state;

import org.jspecify.annotations.NullMarked;
