// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Resource limits and what counts against them. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.limits;

import org.jspecify.annotations.NullMarked;
