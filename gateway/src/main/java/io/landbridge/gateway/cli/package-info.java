// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * The command line: what its options mean in terms of the configuration, and what it prints. Knows
 * how to start a gateway and nothing of its inside.
 */
@NullMarked
package io.landbridge.gateway.cli;

import org.jspecify.annotations.NullMarked;
