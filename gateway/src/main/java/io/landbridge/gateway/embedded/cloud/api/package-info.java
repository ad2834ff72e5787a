// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * What a command is: its declaration, its arguments, who calls it, what it answers, how it fails.
 * Knows no HTTP.
 */
@NullMarked
package io.landbridge.gateway.embedded.cloud.api;

import org.jspecify.annotations.NullMarked;
