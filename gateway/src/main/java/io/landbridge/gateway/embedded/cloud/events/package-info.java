// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** The log of what happened to resources. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.events;

import org.jspecify.annotations.NullMarked;
