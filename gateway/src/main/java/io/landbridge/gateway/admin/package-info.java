// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * The operators' side: the log line and the meters of each request, the requests remembered by id,
 * health, and the port that shows them. Never shows what a client sent beyond an action's name.
 */
@NullMarked
package io.landbridge.gateway.admin;

import org.jspecify.annotations.NullMarked;
