// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Tags of every kind that can have them. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.tags;

import org.jspecify.annotations.NullMarked;
