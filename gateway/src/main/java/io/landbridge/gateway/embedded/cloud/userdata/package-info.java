// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** User data: registered by name, or given to a machine. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.userdata;

import org.jspecify.annotations.NullMarked;
